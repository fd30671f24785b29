import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { COUNT_LIMIT, listCommunications } from '@/lib/message-center/queries/list-communications';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { RefusedAct } from './_components/refused-act';
import { WritingAreas } from './_components/writing-areas';
import { WritingFilters } from './_components/writing-filters';
import { WritingTable } from './_components/writing-table';

const PATH = '/communications';

export async function generateMetadata() {
  return { title: (await getTranslations('communications'))('title') };
}

export default async function Communications({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('communications');
  const more = (await getTranslations('messageCenter'))('countMore');
  const screen = await readScreen((viewer) => listCommunications(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const list = screen.value;
  const isFiltered = Boolean(search.service || search.tag || search.q);
  return (
    <>
      <LiveInterest type="service_message" seen={list.seen} />
      <PageHeader
        title={t('title')}
        description={t('hint')}
        commands={
          <>
            <LinkButton href={`${PATH}/import`}>{t('imports.title')}</LinkButton>
            {list.canWrite ? (
              <LinkButton variant="primary" href={`${PATH}/new`}>
                {t('newMessage')}
              </LinkButton>
            ) : (
              <RefusedAct label={t('newMessage')} action="service_message.write" />
            )}
          </>
        }
      />
      <WritingAreas current="messages" />
      <TabsNav
        label={t('viewsLabel')}
        tabs={list.views.map((view) => ({
          href: addressWith(PATH, search, { view: view.name, after: undefined }),
          label: t(`states.${view.name}`),
          count: view.count > COUNT_LIMIT ? more : view.count,
          isCurrent: view.name === list.view,
        }))}
      />
      <WritingFilters search={search} view={list.view} services={list.services} />
      {list.rows.length ? (
        <WritingTable rows={list.rows} label={t(`states.${list.view}`)} />
      ) : (
        <EmptyState title={t('none.title')}>{isFiltered ? t('none.filtered') : t('none.calm')}</EmptyState>
      )}
      <Pager
        label={t('pages')}
        previous={
          search.after ? { href: addressWith(PATH, search, { after: undefined }), label: t('firstPage') } : null
        }
        next={list.next ? { href: addressWith(PATH, search, { after: list.next }), label: t('nextPage') } : null}
      />
    </>
  );
}
