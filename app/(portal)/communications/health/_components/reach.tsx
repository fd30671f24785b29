import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { labelled } from '@/lib/i18n/formats';
import type { IssueToWrite } from '@/lib/service-health/queries';

/** The same in one line, above the button that publishes: who it is stands beside the form, or on narrow screens below it. */
export function ReachInShort({ reach }: { reach: IssueToWrite['reach'] }) {
  const t = useTranslations('incidents.writing');
  const counts = [
    t('reachCustomers', { count: reach.customers.length }),
    t('reachPartners', { count: reach.partners.length }),
  ];
  return <p className="font-semibold">{labelled(t('reach'), counts.join(' · '))}</p>;
}

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
