import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { CASE_COUNT_LIMIT, listCases } from '@/lib/cases/queries/list-cases';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { CaseFilters } from './_components/case-filters';
import { CasePanel } from './_components/case-panel';
import { CaseTable } from './_components/case-table';

const PATH = '/cases';

export async function generateMetadata() {
  return { title: (await getTranslations('cases'))('title') };
}

export default async function Cases({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('cases');
  const requests = await getTranslations('requests');
  const screen = await readScreen((viewer) => listCases(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const list = screen.value;
  const isFiltered = Boolean(search.service || search.customer || search.q);
  const lookHref = (look: string | undefined) => addressWith(PATH, search, { look });
  const hint = list.isPartner ? t('hintPartner') : list.isOwnOnly ? t('hintOwn') : t('hintCustomer');
  return (
    <>
      <LiveInterest type="case" seen={list.seen} />
      <PageHeader
        title={t('title')}
        description={hint}
        commands={
          list.canOpen ? (
            <LinkButton variant="primary" href="/cases/new">
              {t('new')}
            </LinkButton>
          ) : undefined
        }
      />
      <TabsNav
        label={t('viewsLabel')}
        tabs={list.views.map((view) => ({
          href: addressWith(PATH, search, { view: view.name, after: undefined, look: undefined }),
          label: t(`views.${view.name}`),
          count: view.count > CASE_COUNT_LIMIT ? requests('countMore') : String(view.count),
          isCurrent: view.name === list.view,
        }))}
      />
      <CaseFilters search={search} view={list.view} services={list.services} />
      {list.rows.length ? (
        <CaseTable list={list} label={t('title')} lookHref={lookHref} />
      ) : (
        <EmptyState title={t('none.title')}>
          {isFiltered ? t('none.filtered') : list.canOpen ? t('none.raise') : t('none.calm')}
        </EmptyState>
      )}
      <Pager
        label={t('pages')}
        previous={
          search.after
            ? { href: addressWith(PATH, search, { after: undefined, look: undefined }), label: t('firstPage') }
            : null
        }
        next={
          list.next
            ? { href: addressWith(PATH, search, { after: list.next, look: undefined }), label: t('nextPage') }
            : null
        }
      />
      {list.look ? <CasePanel look={list.look} isPartner={list.isPartner} closeHref={lookHref(undefined)} /> : null}
    </>
  );
}
