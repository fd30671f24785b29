import { getTranslations } from 'next-intl/server';
import { ClockMark, SeverityMark, StateMark } from '@/components/escalations/marks';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Panel } from '@/components/ui/panel';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { type EntryLook, Thread, ThreadEntry } from '@/components/ui/thread';
import type { Tone } from '@/components/ui/tone';
import type { EscalationList } from '@/lib/escalations/queries/list-escalations';
import { timeWords } from '@/lib/web/words';

type Look = NonNullable<EscalationList['look']>;
type Audience = NonNullable<Look['words']>['audience'];

const TONES: Record<Audience, Tone> = {
  operator: 'note',
  partner: 'note',
  operator_partner: 'info',
  partner_customer: 'customer',
};
const LOOKS: Record<Audience, EntryLook> = {
  operator: 'internal',
  partner: 'internal',
  operator_partner: 'shared',
  partner_customer: 'customer',
};

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
  const { clock, words } = look;
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
      <Section isPlain title={words ? l('newest') : l('filed')}>
        {words ? (
          <Thread label={l('newest')}>
            <ThreadEntry
              author={words.by ?? t('someone')}
              organization={words.side === 'operator' ? '21Vianet' : look.partnerName}
              time={when(words.at)}
              audience={<Badge tone={TONES[words.audience]}>{t(`audiences.${words.audience}`)}</Badge>}
              look={LOOKS[words.audience]}
            >
              {words.isCut ? `${words.body}…` : words.body}
            </ThreadEntry>
          </Thread>
        ) : (
          <p className="whitespace-pre-wrap wrap-anywhere">{look.description}</p>
        )}
      </Section>
    </Panel>
  );
}
