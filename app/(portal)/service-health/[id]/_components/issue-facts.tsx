import { getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import type { IssueView } from '@/lib/service-health/queries';
import type { ORIGINS } from '@/lib/service-health/schema';
import { timeWords } from '@/lib/web/words';

/** The fields of an issue, in the order of Microsoft's page. */
export async function IssueFacts({ view: { issue } }: { view: Pick<IssueView, 'issue'> }) {
  const t = await getTranslations('incidents');
  const h = await getTranslations('health');
  const time = await timeWords();
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  return (
    <Section title={t('facts.title')}>
      <DefinitionList
        items={[
          { term: t('facts.id'), children: <span className="tabular-nums">{issue.id}</span> },
          { term: h('service'), children: issue.service.name },
          { term: t('columns.type'), children: h(issue.classification) },
          { term: t('columns.status'), children: h(`statuses.${issue.status}`) },
          { term: h('started'), children: time.absolute(issue.startsAt) },
          ...(issue.endsAt ? [{ term: h('ended'), children: time.absolute(issue.endsAt) }] : []),
          { term: h('updated'), children: when(issue.updatedAt) },
          { term: t('facts.origin'), children: t(`origins.${issue.origin as (typeof ORIGINS)[number]}`) },
          ...(issue.featureGroup ? [{ term: t('facts.featureGroup'), children: issue.featureGroup }] : []),
          ...(issue.feature ? [{ term: t('facts.feature'), children: issue.feature }] : []),
        ]}
      />
    </Section>
  );
}
