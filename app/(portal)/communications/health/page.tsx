import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { IssueTable } from '@/components/service-health/issue-table';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { listWritten } from '@/lib/service-health/queries';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { WritingAreas } from '../_components/writing-areas';

const PATH = '/communications/health';

export async function generateMetadata() {
  return { title: (await getTranslations('incidents'))('writing.title') };
}

export default async function WrittenHealth({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('incidents');
  const screen = await readScreen((viewer) => listWritten(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('writing.title')} refusal={screen.refusal} />;
  const list = screen.value;
  const time = await timeWords();
  const address = (changes: Record<string, string | undefined>) => addressWith(PATH, search, changes);
  return (
    <>
      <LiveInterest type="health_issue" seen={list.seen} />
      <PageHeader
        title={t('writing.title')}
        description={t('writing.description')}
        commands={
          <LinkButton variant="primary" href={`${PATH}/new`}>
            {t('writing.new')}
          </LinkButton>
        }
      />
      <WritingAreas current="health" />
      <FilterBar
        label={t('filters.label')}
        action={PATH}
        keep={{ view: list.view }}
        applyLabel={t('filters.apply')}
        clear={list.service ? { href: address({ service: undefined }), label: t('filters.clear') } : null}
      >
        <SelectField
          name="service"
          label={t('filters.service')}
          defaultValue={list.service ?? ''}
          options={[
            { value: '', label: t('filters.any') },
            ...list.services.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      </FilterBar>
      <TabsNav
        label={t('writing.views')}
        tabs={(['open', 'resolved'] as const).map((view) => ({
          href: address({ view, after: undefined }),
          label: t(`writing.${view}`),
          isCurrent: view === list.view,
        }))}
      />
      {list.rows.length ? (
        <IssueTable label={t(`writing.${list.view}`)} issues={list.rows} hrefOf={(id) => `${PATH}/${id}`} time={time} />
      ) : (
        <EmptyState title={t('writing.none')} />
      )}
      <Pager
        label={t('pages')}
        previous={search.after ? { href: address({ after: undefined }), label: t('firstPage') } : null}
        next={list.next ? { href: address({ after: list.next }), label: t('nextPage') } : null}
      />
    </>
  );
}
