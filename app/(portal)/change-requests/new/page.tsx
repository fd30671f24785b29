import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { isUuid } from '@/lib/shared/ids';
import { getAsk } from '@/lib/subscriptions/queries/get-ask';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { AskForm } from './_components/ask-form';

export async function generateMetadata() {
  return { title: (await getTranslations('subscriptions'))('requests.title') };
}

export default async function NewChangeRequest({ searchParams }: { searchParams: Search }) {
  const { subscription, kind, saved } = await firstValues(searchParams);
  if (!subscription || !isUuid(subscription)) return <AbsentPage />;
  const t = await getTranslations('subscriptions');
  const screen = await readScreen((viewer) => getAsk(viewer, subscription));
  if ('refusal' in screen) return <RefusedPage title={t('requests.title')} refusal={screen.refusal} />;
  const { record } = screen.value;
  return (
    <>
      <PageHeader
        title={t('asking.title', { partner: record.partnerName })}
        crumbs={[
          { href: '/subscriptions', label: t('title') },
          { href: `/subscriptions/${record.id}`, label: record.friendlyName },
        ]}
        description={t('asking.why', { partner: record.partnerName })}
      />
      {saved === '1' ? <Callout tone="success" role="status" title={t('asking.saved')} /> : null}
      <AskForm ask={screen.value} kind={kind} />
    </>
  );
}
