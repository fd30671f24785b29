import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { Countdown, StatusMark } from '@/components/subscriptions/marks';
import { Timeline } from '@/components/subscriptions/timeline';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { isUuid } from '@/lib/shared/ids';
import { getSubscription } from '@/lib/subscriptions/queries/get-subscription';
import { CHANGES } from '@/lib/subscriptions/rules/changes';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { Changes } from './_components/changes';
import { Facts } from './_components/facts';
import { Requests } from './_components/requests';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('subscriptions'))('title') };
}

export default async function Subscription({ params, searchParams }: Props) {
  const { id } = await params;
  const { changed } = await firstValues(searchParams);
  const done = CHANGES.find((one) => one === changed);
  if (!isUuid(id)) return <AbsentPage />;
  const t = await getTranslations('subscriptions');
  const screen = await readScreen((viewer) => getSubscription(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const record = screen.value;
  const time = await timeWords();
  return (
    <>
      <LiveInterest type="subscription" record={record.id} seen={record.seen} />
      <LiveInterest type="change_request" seen={record.seen} />
      <PageHeader
        title={record.friendlyName}
        crumbs={[{ href: '/subscriptions', label: t('title') }]}
        meta={
          <>
            <StatusMark status={record.status} />
            {record.isTrial ? <Badge tone="info">{t('trial')}</Badge> : null}
            {record.isAddOn ? <Badge>{t('addOn')}</Badge> : null}
            {record.deletion ? <Countdown days={record.deletion.days} at={time.absolute(record.deletion.at)} /> : null}
          </>
        }
      />
      {done ? (
        <Callout tone="success" role="status" title={t('change.done', { change: t(`changes.${done}`) })} />
      ) : null}
      {record.deletion && record.suspendedAt && record.suspensionReason ? (
        <Callout
          tone="danger"
          title={t('suspendedTitle', {
            reason: t(`reasons.${record.suspensionReason}`),
            day: time.day(record.suspendedAt),
          })}
        >
          <p>{t('suspendedUsers')}</p>
          <p>
            {t('suspendedDeletion', { at: time.absolute(record.deletion.at) })}{' '}
            {t('countdown', { days: record.deletion.days })}.
          </p>
        </Callout>
      ) : null}
      {record.deletedAt ? (
        <Callout tone="info" title={t('deletedTitle', { day: time.day(record.deletedAt) })}>
          <p>{t('deletedText')}</p>
        </Callout>
      ) : null}
      <RecordLayout contextLabel={t('record.requests')} context={<Requests record={record} />}>
        <Facts record={record} />
        <Section title={t('record.changes')} id="changes">
          <Changes record={record} />
        </Section>
        <Section title={t('record.history')}>
          {record.timeline.length ? (
            <Timeline label={t('record.history')} items={record.timeline} words={time} />
          ) : (
            <p className="text-ink-muted">{t('record.noHistory')}</p>
          )}
        </Section>
      </RecordLayout>
    </>
  );
}
