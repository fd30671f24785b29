import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { getCreating } from '@/lib/customers/queries/get-creating';
import { getProofDue } from '@/lib/factors/queries';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { CustomerForm } from './_components/customer-form';

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('new') };
}

export default async function NewCustomer() {
  const t = await getTranslations('customers');
  const e = await getTranslations('errors.conflict');
  const screen = await readScreen(async (viewer) => ({
    creating: await getCreating(viewer),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('new')} refusal={screen.refusal} />;
  const { creating, due } = screen.value;
  const { yuan } = await timeWords();
  const prices = Object.fromEntries(
    creating.offers.flatMap((offer) => (offer.seatMonthCents === null ? [] : [[offer.id, yuan(offer.seatMonthCents)]])),
  );
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ href: '/customers', label: t('title') }]} description={t('newHint')} />
      {creating.isInArrears ? (
        <Callout tone="refusal">{e('arrears_customers')}</Callout>
      ) : (
        <CustomerForm creating={creating} prices={prices} due={due} />
      )}
    </>
  );
}
