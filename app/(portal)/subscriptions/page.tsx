import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { TextLink } from '@/components/ui/text-link';
import { COUNT_LIMIT, listSubscriptions } from '@/lib/subscriptions/queries/list-subscriptions';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { NoSubscriptions } from './_components/no-subscriptions';
import { SubscriptionTable } from './_components/subscription-table';

const PATH = '/subscriptions';

export async function generateMetadata() {
  return { title: (await getTranslations('subscriptions'))('title') };
}

export default async function Subscriptions({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('subscriptions');
  const r = await getTranslations('requests');
  const screen = await readScreen((viewer) => listSubscriptions(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const list = screen.value;
  const { customer } = list;
  return (
    <>
      <LiveInterest type="subscription" seen={list.seen} />
      <PageHeader
        title={t('title')}
        description={t(`hint.${list.side}`)}
        meta={
          customer && list.side !== 'customer' ? (
            <>
              <bdi className="font-semibold text-ink">{t('ofCustomer', { customer: customer.name })}</bdi>
              <TextLink href={addressWith(PATH, search, { customer: undefined, after: undefined })}>
                {t('allCustomers')}
              </TextLink>
            </>
          ) : undefined
        }
        commands={list.seesPrices ? <TextLink href="/subscriptions/prices">{t('prices.title')}</TextLink> : undefined}
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
      {list.side === 'customer' ? null : (
        <FilterBar
          label={t('find.label')}
          action={PATH}
          keep={{ view: list.view, customer: search.customer }}
          applyLabel={t('find.apply')}
          clear={
            search.q
              ? { href: addressWith(PATH, search, { q: undefined, after: undefined }), label: t('find.clear') }
              : null
          }
        >
          <TextField name="q" label={t('find.customer')} defaultValue={search.q ?? ''} maxLength={100} />
        </FilterBar>
      )}
      {list.rows.length ? <SubscriptionTable list={list} label={t('title')} /> : <NoSubscriptions list={list} />}
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
