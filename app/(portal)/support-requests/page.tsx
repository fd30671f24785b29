import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { COUNT_LIMIT, listEscalations } from '@/lib/escalations/queries/list-escalations';
import { readScreen, requireShell } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { Filters } from './_components/filters';
import { RequestPanel } from './_components/request-panel';
import { RequestTable } from './_components/request-table';
import { SummaryList } from './_components/summary-list';

const PATH = '/support-requests';

export async function generateMetadata() {
  const t = await getTranslations('requests');
  const { actor } = await requireShell();
  return {
    title: t(actor.side === 'operator' ? 'queue' : actor.side === 'partner' ? 'customerRequests' : 'filedForYou'),
  };
}

export default async function SupportRequests({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const { actor } = await requireShell();
  const t = await getTranslations('requests');
  if (actor.side === 'customer') return <SummaryList search={search} />;
  const title = t(actor.side === 'operator' ? 'queue' : 'customerRequests');
  const screen = await readScreen((viewer) => listEscalations(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={title} refusal={screen.refusal} />;
  const list = screen.value;
  const count = (number: number) => (number > COUNT_LIMIT ? t('countMore') : String(number));
  const isFiltered = Boolean(search.service || search.severity || search.customer || search.q);
  const lookHref = (look: string | undefined) => addressWith(PATH, search, { look });
  return (
    <>
      <LiveInterest type="escalation" seen={list.seen} />
      <PageHeader
        title={title}
        commands={
          list.canFile ? (
            <LinkButton variant="primary" href="/support-requests/new">
              {t('newRequest')}
            </LinkButton>
          ) : undefined
        }
      />
      <TabsNav
        label={t('viewsLabel')}
        tabs={list.views.map((view) => ({
          href: addressWith(PATH, search, { view: view.name, after: undefined, look: undefined }),
          label: t(`views.${view.name}`),
          count: count(view.count),
          isCurrent: view.name === list.view,
        }))}
      />
      <Filters search={search} view={list.view} services={list.services} />
      {list.rows.length ? (
        <RequestTable list={list} label={title} lookHref={lookHref} />
      ) : (
        <EmptyState title={t('none.title')}>{isFiltered ? t('none.filtered') : t('none.calm')}</EmptyState>
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
      {list.look ? (
        <RequestPanel look={list.look} isOperator={list.isOperator} closeHref={lookHref(undefined)} />
      ) : null}
    </>
  );
}
