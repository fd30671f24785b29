import { getTranslations } from 'next-intl/server';
import { ClockMark, SeverityMark, StateMark } from '@/components/escalations/marks';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import type { EscalationView } from '@/lib/escalations/queries/get-escalation';
import { timeWords } from '@/lib/web/words';
import { RecordActions } from './record-actions';
import { RecordDetails, RecordProblem } from './record-details';
import { RecordThread } from './record-thread';

export async function RecordPage({
  record,
  search,
}: {
  record: EscalationView;
  search: Record<string, string | undefined>;
}) {
  const t = await getTranslations('requests');
  const time = await timeWords();
  const isOperator = record.side === 'operator';
  const due = record.clock.dueAt;
  return (
    <>
      <LiveInterest type="escalation" record={record.id} seen={record.seen} />
      <PageHeader
        title={record.title}
        crumbs={[{ href: '/support-requests', label: t(isOperator ? 'queue' : 'customerRequests') }]}
        meta={
          <>
            <span className="tabular-nums">{record.number}</span>
            <StateMark state={record.state} isOperator={isOperator} />
            <SeverityMark severity={record.severity} proposed={record.proposedSeverity} />
            <ClockMark
              state={record.clock.state}
              when={time.relative(due)}
              title={`${time.absolute(due)} · ${time.beijing(due)}`}
            />
          </>
        }
      />
      {search.filed ? (
        <Callout tone="success" role="status" title={t('record.filed', { number: record.number })}>
          <p>
            {t('labelled', {
              label: t('record.responseTarget'),
              text: `${t('record.inYourZone', { when: time.absolute(due) })} · ${t('record.inBeijing', { when: time.beijing(due) })}`,
            })}
          </p>
          <p>{t('record.whoAnswers')}</p>
        </Callout>
      ) : null}
      <RecordLayout contextLabel={t('record.details')} context={<RecordDetails record={record} />}>
        <RecordProblem record={record} />
        <Section title={t('record.conversation')}>
          <RecordThread record={record} />
        </Section>
        {record.can.length ? (
          <Section title={t('record.actions')} id="actions">
            <RecordActions record={record} search={search} />
          </Section>
        ) : null}
      </RecordLayout>
    </>
  );
}
