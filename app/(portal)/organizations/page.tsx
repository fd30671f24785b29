import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { COUNT_LIMIT, listOrganizations } from '@/lib/organizations/queries/list-organizations';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { OrganizationTable } from './_components/organization-table';

const PATH = '/organizations';

export async function generateMetadata() {
  return { title: (await getTranslations('organizations'))('title') };
}

export default async function Organizations({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('organizations');
  const r = await getTranslations('requests');
  const screen = await readScreen((viewer) => listOrganizations(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const list = screen.value;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        commands={
          list.can.enrol ? (
            <LinkButton variant="primary" href={`${PATH}/new`}>
              {t('enrol.link')}
            </LinkButton>
          ) : undefined
        }
      />
      <TabsNav
        label={t('viewsLabel')}
        tabs={list.views.map((view) => ({
          href: addressWith(PATH, search, { view: view.name, after: undefined }),
          label: t(`views.${view.name}`),
          count: view.count > COUNT_LIMIT ? r('countMore') : String(view.count),
          isCurrent: view.name === list.view,
        }))}
      />
      <FilterBar
        label={t('find.label')}
        action={PATH}
        keep={{ view: list.view }}
        applyLabel={t('find.apply')}
        clear={
          search.q
            ? { href: addressWith(PATH, search, { q: undefined, after: undefined }), label: t('find.clear') }
            : null
        }
      >
        <TextField name="q" label={t('find.field')} defaultValue={search.q ?? ''} maxLength={100} />
      </FilterBar>
      {list.rows.length ? (
        <OrganizationTable list={list} label={t(`views.${list.view}`)} />
      ) : (
        <EmptyState title={search.q ? t('find.none') : t('none')} />
      )}
      <Pager
        label={r('pages')}
        previous={
          search.after ? { href: addressWith(PATH, search, { after: undefined }), label: r('firstPage') } : null
        }
        next={list.next ? { href: addressWith(PATH, search, { after: list.next }), label: r('nextPage') } : null}
      />
    </>
  );
}
