import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { LinkButton } from '@/components/ui/button';
import { SelectField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { getHealth, HEALTH_TABS, HISTORY_DAYS } from '@/lib/service-health/queries';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { HealthTabPage } from './_components/health-tab';

const PATH = '/service-health';

export async function generateMetadata() {
  return { title: (await getTranslations('incidents'))('title') };
}

export default async function ServiceHealthPage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('incidents');
  const screen = await readScreen((viewer) => getHealth(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const health = screen.value;
  const { tab } = health;
  const tabs = HEALTH_TABS.filter((name) => name !== 'reported' || health.mayKnow);
  const next = (tab === 'reported' ? health.reports : health.issues).next;
  const address = (changes: Record<string, string | undefined>) => addressWith(PATH, search, changes);
  return (
    <>
      <LiveInterest type="health_issue" seen={health.seen} />
      <PageHeader
        title={t('title')}
        description={t(`descriptions.${health.side}`)}
        commands={
          health.canWrite ? <LinkButton href="/communications/health">{t('writing.title')}</LinkButton> : undefined
        }
      />
      <TabsNav
        label={t('tabsLabel')}
        tabs={tabs.map((name) => ({
          href: address({ tab: name === 'overview' ? undefined : name, days: undefined, after: undefined }),
          label: t(`tabs.${name}`),
          isCurrent: name === tab,
        }))}
      />
      <FilterBar
        label={t('filters.label')}
        action={PATH}
        keep={{ tab: tab === 'overview' ? undefined : tab }}
        applyLabel={t('filters.apply')}
        clear={
          search.service || search.days
            ? { href: addressWith(PATH, {}, { tab: tab === 'overview' ? undefined : tab }), label: t('filters.clear') }
            : null
        }
      >
        <SelectField
          name="service"
          label={t('filters.service')}
          defaultValue={health.service ?? ''}
          options={[
            { value: '', label: t('filters.any') },
            ...health.held.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {tab === 'history' ? (
          <SelectField
            name="days"
            label={t('filters.days')}
            defaultValue={String(health.days)}
            options={HISTORY_DAYS.map((days) => ({
              value: String(days),
              label: t('filters.lastDays', { count: days }),
            }))}
          />
        ) : null}
      </FilterBar>
      <HealthTabPage health={health} />
      <Pager
        label={t('pages')}
        previous={search.after ? { href: address({ after: undefined }), label: t('firstPage') } : null}
        next={next ? { href: address({ after: next }), label: t('nextPage') } : null}
      />
    </>
  );
}
