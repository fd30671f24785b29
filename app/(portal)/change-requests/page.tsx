import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { listChangeRequests } from '@/lib/subscriptions/queries/list-change-requests';
import { COUNT_LIMIT } from '@/lib/subscriptions/queries/list-subscriptions';
import { REQUEST_KINDS } from '@/lib/subscriptions/schema';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { RequestTable } from './_components/request-table';

const PATH = '/change-requests';

export async function generateMetadata() {
  return { title: (await getTranslations('subscriptions'))('requests.title') };
}

export default async function ChangeRequests({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('subscriptions');
  const r = await getTranslations('requests');
  const screen = await readScreen((viewer) => listChangeRequests(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('requests.title')} refusal={screen.refusal} />;
  const list = screen.value;
  const any = { value: '', label: t('requests.any') };
  const isFiltered = Boolean(search.kind || search.customer);
  return (
    <>
      <LiveInterest type="change_request" seen={list.seen} />
      <PageHeader
        title={t('requests.title')}
        description={t(list.side === 'customer' ? 'requests.hint.customer' : 'requests.hint.partner')}
      />
      <TabsNav
        label={t('requests.viewsLabel')}
        tabs={list.views.map((view) => ({
          href: addressWith(PATH, search, { view: view.name, after: undefined }),
          label: t(`requests.views.${view.name}`),
          count: view.count > COUNT_LIMIT ? r('countMore') : String(view.count),
          isCurrent: view.name === list.view,
        }))}
      />
      <FilterBar
        label={t('requests.filter')}
        action={PATH}
        keep={{ view: list.view }}
        applyLabel={t('find.apply')}
        clear={isFiltered ? { href: `${PATH}?view=${list.view}`, label: t('find.clear') } : null}
      >
        <SelectField
          name="kind"
          label={t('requests.kind')}
          defaultValue={search.kind ?? ''}
          options={[any, ...REQUEST_KINDS.map((value) => ({ value, label: t(`requests.kinds.${value}`) }))]}
        />
        {list.side === 'partner' ? (
          <SelectField
            name="customer"
            label={t('requests.customer')}
            defaultValue={search.customer ?? ''}
            options={[any, ...list.customers.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        ) : null}
      </FilterBar>
      {list.rows.length ? (
        <RequestTable list={list} label={t('requests.title')} />
      ) : (
        <EmptyState title={t('requests.none.title')}>{t('requests.none.text')}</EmptyState>
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
