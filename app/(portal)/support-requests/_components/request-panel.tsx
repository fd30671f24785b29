import { getTranslations } from 'next-intl/server';
import { NewestWords } from '@/components/conversation/message-entry';
import { ClockMark, SeverityMark, StateMark } from '@/components/escalations/marks';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Panel } from '@/components/ui/panel';
import { RelativeTime } from '@/components/ui/relative-time';
import type { EscalationList } from '@/lib/escalations/queries/list-escalations';
import { timeWords } from '@/lib/web/words';

type Look = NonNullable<EscalationList['look']>;
/** A quick look at one request: how it stands, for whom, and what was said last of what the reader may read. */
export async function RequestPanel({
  look,
  isOperator,
  closeHref,
}: {
  look: Look;
  isOperator: boolean;
  closeHref: string;
}) {
  const t = await getTranslations('requests');
  const l = await getTranslations('look');
  const time = await timeWords();
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  const { clock } = look;
  return (
    <Panel
      title={<bdi>{look.title}</bdi>}
      closeHref={closeHref}
      closeLabel={l('close')}
      returnFocusId={`request-${look.number}`}
      commands={
        <LinkButton variant="primary" href={`/support-requests/${look.number}`}>
          {l('openRequest')}
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          { term: l('number'), children: <span className="tabular-nums">{look.number}</span> },
          { term: t('columns.state'), children: <StateMark state={look.state} isOperator={isOperator} /> },
          {
            term: t('columns.response'),
            children: (
              <ClockMark
                state={clock.state}
                when={time.relative(clock.dueAt)}
                title={`${time.absolute(clock.dueAt)} · ${time.beijing(clock.dueAt)}`}
              />
            ),
          },
          {
            term: t('columns.severity'),
            children: <SeverityMark severity={look.severity} proposed={look.proposedSeverity} />,
          },
          { term: t('columns.customer'), children: <bdi>{look.customerName}</bdi> },
          ...(isOperator ? [{ term: t('columns.partner'), children: <bdi>{look.partnerName}</bdi> }] : []),
          { term: t('columns.service'), children: look.serviceName },
          {
            term: t('columns.assignee'),
            children: look.isMine ? t('you') : <bdi>{look.assigneeName ?? t('nobody')}</bdi>,
          },
          { term: t('columns.updated'), children: when(look.updatedAt) },
        ]}
      />
      <NewestWords
        words={look.words}
        parties={{ partner: look.partnerName, customer: look.customerName }}
        description={look.description}
        time={time}
      />
    </Panel>
  );
}
