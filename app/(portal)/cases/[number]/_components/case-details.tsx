import { getLocale, getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import type { CaseRecordView } from '@/lib/cases/queries/get-case';
import { formatList } from '@/lib/i18n/formats';
import { timeWords } from '@/lib/web/words';

/** What is wrong, since when, whom it hits. */
export async function CaseProblem({ record }: { record: CaseRecordView }) {
  const t = await getTranslations('cases');
  const impact = await getTranslations('requests.impacts');
  const time = await timeWords();
  const locale = await getLocale();
  const items = [
    {
      term: t('record.since'),
      children: <time dateTime={record.startedAt.toISOString()}>{time.absolute(record.startedAt)}</time>,
    },
    {
      term: t('record.impact'),
      children: formatList(
        [
          impact(record.impact),
          ...(record.affectedCount ? [t('record.affected', { count: record.affectedCount })] : []),
        ],
        locale,
      ),
    },
  ];
  return (
    <Section title={t('record.problem')}>
      <p className="whitespace-pre-wrap wrap-anywhere">{record.description}</p>
      <DefinitionList items={items} />
    </Section>
  );
}

/** Who, where, and when what happened. */
export async function CaseDetails({ record }: { record: CaseRecordView }) {
  const t = await getTranslations('cases');
  const time = await timeWords();
  const dates = [
    { term: t('record.resolvedAt'), at: record.resolvedAt },
    { term: t('record.closedAt'), at: record.closedAt },
  ].filter((one): one is { term: string; at: Date } => one.at !== null);
  const items = [
    {
      term: t('record.customer'),
      children: (
        <>
          <bdi>{record.customer.name}</bdi> <span className="text-ink-muted">{record.customer.domain}</span>
        </>
      ),
    },
    { term: t('record.partner'), children: <bdi>{record.partner.name}</bdi> },
    { term: t('record.service'), children: record.service?.name ?? t('otherService') },
    {
      term: t('record.openedBy'),
      children: (
        <>
          {record.isMine ? t('you') : <bdi>{record.openedBy ?? t('someone')}</bdi>} ·{' '}
          <RelativeTime
            instant={record.openedAt}
            relative={time.relative(record.openedAt)}
            absolute={time.absolute(record.openedAt)}
          />
        </>
      ),
    },
    ...dates.map(({ term, at }) => ({
      term,
      children: <time dateTime={at.toISOString()}>{time.absolute(at)}</time>,
    })),
  ];
  return (
    <Section title={t('record.details')}>
      <DefinitionList items={items} />
    </Section>
  );
}
