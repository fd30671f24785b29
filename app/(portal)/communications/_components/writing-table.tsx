import { getLocale, getTranslations } from 'next-intl/server';
import { CategoryMark, SeverityMark } from '@/components/message-center/marks';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { formatList } from '@/lib/i18n/formats';
import type { WritingList } from '@/lib/message-center/queries/list-communications';
import { timeWords } from '@/lib/web/words';

export async function WritingTable({ rows, label }: { rows: WritingList['rows']; label: string }) {
  const t = await getTranslations('communications');
  const tag = await getTranslations('messageCenter.tags');
  const time = await timeWords();
  const locale = await getLocale();
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.title')}</Th>
          <Th>{t('columns.services')}</Th>
          <Th>{t('columns.category')}</Th>
          <Th>{t('columns.severity')}</Th>
          <Th>{t('columns.writer')}</Th>
          <Th>{t('columns.changed')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RowLink href={`/communications/${row.id}`}>
                <bdi>{row.title}</bdi>
              </RowLink>
              <span className="flex flex-wrap items-center gap-1 text-xs text-ink-muted tabular-nums">
                {row.id}
                {row.isMajorChange ? <Badge tone="accent">{tag('majorUpdate')}</Badge> : null}
                {row.isDataPrivacy ? <Badge tone="note">{tag('dataPrivacy')}</Badge> : null}
              </span>
            </Td>
            <Td label={t('columns.services')}>
              <bdi>{formatList(row.services, locale)}</bdi>
            </Td>
            <Td label={t('columns.category')}>
              <CategoryMark category={row.category} />
            </Td>
            <Td label={t('columns.severity')}>
              <SeverityMark severity={row.severity} />
            </Td>
            <Td label={t('columns.writer')} className="break-keep">
              <bdi>{row.origin === 'imported' ? t('imported') : row.writer}</bdi>
            </Td>
            <Td label={t('columns.changed')}>
              <RelativeTime
                instant={row.updatedAt}
                relative={time.relative(row.updatedAt)}
                absolute={time.absolute(row.updatedAt)}
              />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
