import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { RequestStateMark } from '@/components/subscriptions/marks';
import { Timeline } from '@/components/subscriptions/timeline';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { isUuid } from '@/lib/shared/ids';
import { getChangeRequest } from '@/lib/subscriptions/queries/get-change-request';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { Answering } from './_components/answering';
import { Difference } from './_components/difference';
import { RequestDetails } from './_components/request-details';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('subscriptions'))('requests.title') };
}

export default async function ChangeRequest({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isUuid(id)) return <AbsentPage />;
  const t = await getTranslations('subscriptions');
  const screen = await readScreen((viewer) => getChangeRequest(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('requests.title')} refusal={screen.refusal} />;
  const request = screen.value;
  const { sent } = await firstValues(searchParams);
  const time = await timeWords();
  const partner = request.subscription.partnerName;
  return (
    <>
      <LiveInterest type="change_request" record={request.id} seen={request.seen} />
      <LiveInterest type="subscription" record={request.subscription.id} seen={request.seen} />
      <PageHeader
        title={t('request.title', {
          kind: t(`requests.kinds.${request.kind}`),
          name: request.subscription.friendlyName,
        })}
        crumbs={[{ href: '/change-requests', label: t('requests.title') }]}
        meta={
          <>
            <RequestStateMark state={request.state} />
            <bdi>{request.side === 'partner' ? request.subscription.customerName : partner}</bdi>
          </>
        }
      />
      {sent === '1' && request.side === 'customer' && request.state === 'open' ? (
        <Callout tone="success" role="status" title={t('asking.sent', { partner })} />
      ) : null}
      <RecordLayout contextLabel={t('request.details')} context={<RequestDetails request={request} />}>
        <Difference request={request} />
        <Section title={t('request.steps')} hint={t('request.whoSees')}>
          <Timeline label={t('request.steps')} items={request.timeline} words={time} />
          {request.state === 'open' && request.side === 'customer' ? (
            <p className="text-ink-muted">{t('request.waiting', { partner })}</p>
          ) : null}
        </Section>
        {request.can.length ? (
          <Section title={t('request.act')} id="actions">
            <Answering request={request} />
          </Section>
        ) : null}
      </RecordLayout>
    </>
  );
}
