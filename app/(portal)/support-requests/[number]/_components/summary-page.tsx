import { getTranslations } from 'next-intl/server';
import { CustomerStateMark } from '@/components/escalations/marks';
import { PageHeader } from '@/components/layout/page-header';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import type { getSummary } from '@/lib/escalations/queries/summaries';
import type { Refusal } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../../_components/refused';

/** P22: all that a customer sees of an escalation. */
export async function SummaryPage({
  screen,
}: {
  screen: { value: Awaited<ReturnType<typeof getSummary>> } | { refusal: Refusal };
}) {
  const t = await getTranslations('requests');
  if ('refusal' in screen) return <RefusedPage title={t('filedForYou')} refusal={screen.refusal} />;
  const { summary } = screen.value;
  const time = await timeWords();
  const dates = [
    { term: t('record.filedAt'), at: summary.filedAt },
    { term: t('states.resolved'), at: summary.resolvedAt },
    { term: t('states.closed'), at: summary.closedAt },
  ].filter((one): one is { term: string; at: Date } => one.at !== null);
  return (
    <>
      <PageHeader
        title={summary.number}
        crumbs={[{ href: '/support-requests', label: t('filedForYou') }]}
        meta={
          <>
            <CustomerStateMark state={summary.state} />
            <span>{summary.serviceName}</span>
            <bdi>{summary.partnerName}</bdi>
          </>
        }
      />
      <Section title={t('record.summary')}>
        <p className="whitespace-pre-wrap">{summary.summary}</p>
      </Section>
      {summary.closingMessage ? (
        <Section title={t('record.closingMessage')}>
          <p className="whitespace-pre-wrap">{summary.closingMessage}</p>
        </Section>
      ) : null}
      <Section title={t('record.details')}>
        <DefinitionList
          items={dates.map(({ term, at }) => ({
            term,
            children: (
              <time dateTime={at.toISOString()} title={time.beijing(at)}>
                {time.absolute(at)}
              </time>
            ),
          }))}
        />
      </Section>
    </>
  );
}
