import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Section } from '@/components/ui/section';
import { TabsNav } from '@/components/ui/tabs-nav';
import { formatList } from '@/lib/i18n/formats';
import { policyFor } from '@/lib/policy/overview';
import { requireShell } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { PolicyTable } from './_components/policy-table';
import { RuleList } from './_components/rule-list';

const VIEWS = ['all', 'may', 'may_not'] as const;

export async function generateMetadata() {
  return { title: (await getTranslations('policy'))('page.title') };
}

export default async function PolicyPage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const { actor } = await requireShell();
  const t = await getTranslations('policy');
  const roleName = await getTranslations('identity.roles');
  const locale = await getLocale();
  const view = VIEWS.find((one) => one === search.show) ?? 'all';
  const entries = policyFor(actor);
  const inView = (name: (typeof VIEWS)[number]) =>
    entries.filter((entry) => name === 'all' || entry.may === (name === 'may'));
  const shown = inView(view);
  const roles = actor.roles.map((role) => roleName(role));
  return (
    <>
      <PageHeader
        title={t('page.title')}
        description={t('page.description', {
          organization: actor.organizationName,
          roles: roles.length ? formatList(roles, locale) : t('page.noRole'),
        })}
      />
      <TabsNav
        label={t('page.views')}
        tabs={VIEWS.map((name) => ({
          href: addressWith('/policy', {}, { show: name === 'all' ? undefined : name }),
          label: t(`page.${name}`),
          count: inView(name).length,
          isCurrent: name === view,
        }))}
      />
      {shown.length ? null : <p className="text-ink-muted">{t('page.none')}</p>}
      {[...new Set(shown.map((entry) => entry.subject))].map((subject) => (
        <Section key={subject} isPlain title={t(`subjects.${subject}` as 'subjects.escalation')}>
          <PolicyTable
            label={t(`subjects.${subject}` as 'subjects.escalation')}
            entries={shown.filter((entry) => entry.subject === subject)}
            organization={actor.organizationName}
          />
        </Section>
      ))}
      <Section title={t('page.rules')} hint={t('page.rulesHint')} id="rules">
        <RuleList />
      </Section>
    </>
  );
}
