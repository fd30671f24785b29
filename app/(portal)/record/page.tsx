import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TextLink } from '@/components/ui/text-link';
import { searchRecord } from '@/lib/audit/queries/search-record';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { RecordFilters } from './_components/record-filters';
import { RecordPanel } from './_components/record-panel';
import { RecordTable } from './_components/record-table';

const PATH = '/record';

export async function generateMetadata() {
  return { title: (await getTranslations('record'))('title') };
}

export default async function RecordPage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('record');
  const screen = await readScreen((viewer) => searchRecord(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const page = screen.value;
  const { event: _opened, after: _after, ...read } = page.search;
  // As they were asked for, so that the file never holds more than the page.
  const filters = { ...read, from: search.from, to: search.to };
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        commands={
          <a
            href={addressWith('/api/record', {}, filters)}
            download
            className="inline-flex min-h-8 items-center gap-2 py-0.5 font-medium text-accent hover:text-accent-hover hover:underline"
          >
            <Download aria-hidden className="size-4" />
            {t('export')}
          </a>
        }
      />
      <RecordFilters page={page} path={PATH} isFiltered={isFiltered} />
      {page.rows.length > 0 ? (
        <RecordTable page={page} hrefOf={(event) => addressWith(PATH, search, { event })} />
      ) : (
        <EmptyState
          title={isFiltered ? t('noneHere') : t('none')}
          commands={isFiltered ? <TextLink href={PATH}>{t('clear')}</TextLink> : undefined}
        />
      )}
      <Pager
        label={t('pages')}
        previous={
          search.after
            ? { href: addressWith(PATH, search, { after: undefined, event: undefined }), label: t('newest') }
            : null
        }
        next={
          page.next
            ? { href: addressWith(PATH, search, { after: page.next, event: undefined }), label: t('older') }
            : null
        }
      />
      {page.opened ? (
        <RecordPanel page={page} row={page.opened} closeHref={addressWith(PATH, search, { event: undefined })} />
      ) : null}
    </>
  );
}
