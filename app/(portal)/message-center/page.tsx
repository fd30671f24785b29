import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { COUNT_LIMIT, listMessages } from '@/lib/message-center/queries/list-messages';
import { TABS } from '@/lib/message-center/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { listAddress } from './_components/address';
import { Filters } from './_components/filters';
import { MarkingForm } from './_components/marking-form';
import { MessageTable } from './_components/message-table';

export async function generateMetadata() {
  return { title: (await getTranslations('messageCenter'))('title') };
}

export default async function MessageCenter({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('messageCenter');
  const screen = await readScreen((viewer) => listMessages(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const list = screen.value;
  const { unread } = list.counts;
  const isFiltered = Boolean(search.q || search.service || search.tag || search.state || search.category);
  const calm = list.canMark ? t(`none.${list.tab}`) : t('none.operator');
  const label = list.canMark ? t(`tabs.${list.tab}`) : t('title');
  const shown = list.rows.length ? (
    <MessageTable list={list} search={search} label={label} />
  ) : (
    <EmptyState title={t('none.title')}>{isFiltered ? t('none.filtered') : calm}</EmptyState>
  );
  return (
    <>
      <LiveInterest type="service_message" seen={list.seen} />
      <PageHeader
        title={t('title')}
        description={t(list.canMark ? 'hint' : 'hintOperator')}
        meta={
          list.canMark ? (
            <span>{unread > COUNT_LIMIT ? t('unreadMore') : t('unreadCount', { count: unread })}</span>
          ) : undefined
        }
      />
      {list.canMark ? (
        <TabsNav
          label={t('tabsLabel')}
          tabs={TABS.map((tab) => ({
            href: listAddress(search, { tab, after: undefined }),
            label: t(`tabs.${tab}`),
            count: list.counts[tab] > COUNT_LIMIT ? t('countMore') : String(list.counts[tab]),
            isCurrent: tab === list.tab,
          }))}
        />
      ) : null}
      <Filters search={search} canMark={list.canMark} services={list.services} />
      {list.canMark ? (
        <MarkingForm tab={list.tab} isEmpty={list.rows.length === 0}>
          {shown}
        </MarkingForm>
      ) : (
        shown
      )}
      <Pager
        label={t('pages')}
        previous={search.after ? { href: listAddress(search, { after: undefined }), label: t('firstPage') } : null}
        next={list.next ? { href: listAddress(search, { after: list.next }), label: t('nextPage') } : null}
      />
    </>
  );
}
