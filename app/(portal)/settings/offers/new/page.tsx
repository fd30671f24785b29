import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { getNewOffer } from '@/lib/catalogue/queries/offers';
import { readScreen } from '@/lib/web/screen';
import { RefusedPage } from '../../../_components/refused';
import { OfferForm } from '../_components/offer-form';

export async function generateMetadata() {
  return { title: (await getTranslations('offers'))('add') };
}

export default async function NewOffer() {
  const t = await getTranslations('offers');
  const screen = await readScreen(getNewOffer);
  if ('refusal' in screen) return <RefusedPage title={t('add')} refusal={screen.refusal} />;
  return (
    <>
      <PageHeader
        title={t('add')}
        crumbs={[{ href: '/settings/offers', label: t('title') }]}
        description={t('addHint')}
      />
      <OfferForm choices={screen.value} formKey={screen.value.key} />
    </>
  );
}
