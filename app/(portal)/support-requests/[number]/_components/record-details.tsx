import { getLocale, getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { ownName } from '@/lib/catalogue/rules';
import type { EscalationView } from '@/lib/escalations/queries/get-escalation';
import { formatList } from '@/lib/i18n/formats';
import { timeWords } from '@/lib/web/words';

/** What is wrong, since when, whom it hits, what was tried and what the partner lacks. */
export async function RecordProblem({ record }: { record: EscalationView }) {
  const locale = await getLocale();
  const t = await getTranslations('requests');
  const time = await timeWords();
  const items = [
    {
      term: t('record.since'),
      children: (
        <time dateTime={record.startedAt.toISOString()} title={time.beijing(record.startedAt)}>
          {time.absolute(record.startedAt)}
        </time>
      ),
    },
    {
      term: t('record.impact'),
      children: (
        <>
          {formatList(
            [
              t(`impacts.${record.impact}`),
              ...(record.affectedCount ? [t('record.affected', { count: record.affectedCount })] : []),
            ],
            locale,
          )}
        </>
      ),
    },
    { term: t('record.tried'), children: <span className="whitespace-pre-wrap">{record.tried}</span> },
    {
      term: t('record.lacks'),
      children: (
        <>
          <span className="font-semibold">
            {formatList(
              record.lacks.map((lack) => t(`lacks.${lack}`)),
              locale,
            )}
          </span>
          <span className="block whitespace-pre-wrap">{record.lackExplained}</span>
        </>
      ),
    },
  ];
  return (
    <Section title={t('record.problem')}>
      <p className="whitespace-pre-wrap">{record.description}</p>
      <DefinitionList items={items} />
    </Section>
  );
}

/** The context beside the story: who, where, by when, and what the customer reads. */
export async function RecordDetails({ record }: { record: EscalationView }) {
  const t = await getTranslations('requests');
  const cases = await getTranslations('cases');
  const topicName = await getTranslations('topics');
  const locale = await getLocale();
  const time = await timeWords();
  const { place, contact } = record;
  const nobody = <span className="text-ink-muted">{t('nobody')}</span>;
  const details = [
    {
      term: t('record.customer'),
      children: (
        <>
          <bdi>{place.customerName}</bdi> <span className="text-ink-muted">{place.customerDomain}</span>
        </>
      ),
    },
    { term: t('record.partner'), children: <bdi>{place.partnerName}</bdi> },
    { term: t('record.service'), children: place.serviceName },
    {
      term: t('record.topic'),
      children: ownName(place.topicNames, locale) ?? topicName(place.topicId.replace('.', '_') as 'billing_invoice'),
    },
    {
      term: t('record.responseTarget'),
      children: (
        <>
          <span className="block">{t('record.inYourZone', { when: time.absolute(record.clock.dueAt) })}</span>
          <span className="block">{t('record.inBeijing', { when: time.beijing(record.clock.dueAt) })}</span>
        </>
      ),
    },
    {
      term: t('record.takenBy'),
      children: record.isMine ? t('you') : record.assignee ? <bdi>{record.assignee}</bdi> : nobody,
    },
    {
      term: t('record.filedBy'),
      children: (
        <>
          <bdi>{record.filedBy ?? t('someone')}</bdi> ·{' '}
          <RelativeTime
            instant={record.filedAt}
            relative={time.relative(record.filedAt)}
            absolute={time.absolute(record.filedAt)}
          />
        </>
      ),
    },
    {
      term: t('record.contact'),
      children: (
        <>
          <bdi>{contact.name}</bdi>
          <span className="block">
            <Email address={contact.email} />
          </span>
          {contact.phone ? <span className="block">{contact.phone}</span> : null}
        </>
      ),
    },
    ...(record.caseNumber
      ? [
          {
            term: cases('escalation.fromCase'),
            children: <TextLink href={`/cases/${record.caseNumber}`}>{record.caseNumber}</TextLink>,
          },
        ]
      : []),
    ...(record.severityReason ? [{ term: t('record.severityReason'), children: record.severityReason }] : []),
    ...(record.judgement
      ? [
          {
            term: t('record.judgement'),
            children: (
              <>
                {t(`judgements.${record.judgement as 'justified'}`)}
                <span className="block text-ink-muted">{record.judgementReason}</span>
              </>
            ),
          },
        ]
      : []),
    ...(record.healthIssue
      ? [
          {
            term: t('record.relatedIssue'),
            children: <TextLink href={`/service-health/${record.healthIssue.id}`}>{record.healthIssue.title}</TextLink>,
          },
        ]
      : []),
  ];
  const customer = [
    { term: t('record.summary'), children: <span className="whitespace-pre-wrap">{record.customerSummary}</span> },
    ...(record.closingMessage
      ? [
          {
            term: t('record.closingMessage'),
            children: <span className="whitespace-pre-wrap">{record.closingMessage}</span>,
          },
        ]
      : []),
  ];
  return (
    <>
      <Section title={t('record.details')}>
        <DefinitionList items={details} />
        {record.side === 'partner' ? (
          <p>
            <TextLink href={`/customers/${place.customerId}/configuration?service=${place.serviceId}`}>
              {t('record.openConfiguration')}
            </TextLink>
          </p>
        ) : null}
      </Section>
      <Section title={t('record.customerReads')}>
        <DefinitionList items={customer} layout="stacked" />
        <p className="text-ink-muted">
          {record.customerToldAt
            ? `${t('record.told', { when: time.absolute(record.customerToldAt) })} · ${t(`toldHow.${record.customerToldHow as 'portal'}`)}`
            : t('record.notTold')}
        </p>
        {record.reopenableUntil ? (
          <p className="text-ink-muted">{t('record.reopenUntil', { when: time.absolute(record.reopenableUntil) })}</p>
        ) : null}
      </Section>
    </>
  );
}
