import { getTranslations } from 'next-intl/server';
import { CustomerStateMark } from '@/components/escalations/marks';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { listSummaries } from '@/lib/escalations/queries/summaries';
import { readScreen } from '@/lib/web/screen';
import { addressWith } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';

const PATH = '/support-requests';

/** What a customer sees of what was escalated for it (P22). */
export async function SummaryList({ search }: { search: { after?: string | undefined; q?: string | undefined } }) {
  const t = await getTranslations('requests');
  const screen = await readScreen((viewer) => listSummaries(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('filedForYou')} refusal={screen.refusal} />;
  const { rows, next } = screen.value;
  const time = await timeWords();
  return (
    <>
      <PageHeader title={t('filedForYou')} description={t('filedForYouHint')} />
      <FilterBar
        label={t('filters.label')}
        action={PATH}
        applyLabel={t('filters.apply')}
        clear={search.q ? { href: PATH, label: t('filters.clear') } : null}
      >
        <TextField name="q" label={t('filters.qSummary')} defaultValue={search.q ?? ''} maxLength={100} />
      </FilterBar>
      {rows.length ? (
        <Table label={t('filedForYou')}>
          <thead>
            <tr>
              <Th>{t('columns.summary')}</Th>
              <Th>{t('columns.service')}</Th>
              <Th>{t('columns.state')}</Th>
              <Th>{t('columns.partner')}</Th>
              <Th>{t('columns.filed')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <RowLink href={`/support-requests/${row.number}`}>
                    <bdi className="line-clamp-2">{row.summary}</bdi>
                  </RowLink>
                  <span className="block text-xs text-ink-muted tabular-nums">{row.number}</span>
                </Td>
                <Td label={t('columns.service')}>{row.serviceName}</Td>
                <Td label={t('columns.state')}>
                  <CustomerStateMark state={row.state} />
                </Td>
                <Td label={t('columns.partner')}>
                  <bdi>{row.partnerName}</bdi>
                </Td>
                <Td label={t('columns.filed')}>
                  <RelativeTime
                    instant={row.filedAt}
                    relative={time.relative(row.filedAt)}
                    absolute={time.absolute(row.filedAt)}
                  />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('none.title')}>{search.q ? t('none.filtered') : t('summaryNone')}</EmptyState>
      )}
      <Pager
        label={t('pages')}
        next={next ? { href: addressWith(PATH, { q: search.q }, { after: next }), label: t('nextPage') } : null}
      />
    </>
  );
}
