import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import type { IssueToWrite } from '@/lib/service-health/queries';

/** Exactly whom an issue of this service reaches now, by name, beside every button that publishes. */
export function Reach({ reach }: { reach: IssueToWrite['reach'] }) {
  const t = useTranslations('incidents.writing');
  const names = (list: string[]) => (
    <ul>
      {list.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
  return (
    <Section title={t('reach')} hint={t('reachHint')}>
      <DefinitionList
        layout="stacked"
        items={[
          { term: t('reachCustomers', { count: reach.customers.length }), children: names(reach.customers) },
          { term: t('reachPartners', { count: reach.partners.length }), children: names(reach.partners) },
        ]}
      />
    </Section>
  );
}
