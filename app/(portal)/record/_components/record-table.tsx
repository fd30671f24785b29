import { getTranslations } from 'next-intl/server';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { RecordPage } from '@/lib/audit/queries/search-record';
import { changesIn } from '@/lib/audit/rules';
import { labelled } from '@/lib/i18n/formats';
import { NOTHING } from '@/lib/web/record-words';
import { timeWords } from '@/lib/web/words';
import { recordWords } from './record-words';

type Row = RecordPage['rows'][number];

/** One act a row: when, who, for whom, what, under which rule, and what was before and after. */
export async function RecordTable({ page, hrefOf }: { page: RecordPage; hrefOf: (eventId: string) => string }) {
  const t = await getTranslations('record');
  const words = await recordWords(page.names);
  const time = await timeWords();
  const column = (row: Row, side: 'before' | 'after') => {
    const changes = changesIn(row.data, row.name);
    return changes.length === 0
      ? NOTHING
      : changes.map((change) => {
          const said = words.change(change, row);
          return (
            <span key={change.field} className="block">
              {labelled(said.field, said[side])}
            </span>
          );
        });
  };
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th>{t('when')}</Th>
          <Th>{t('who')}</Th>
          <Th>{t('whom')}</Th>
          <Th>{t('what')}</Th>
          <Th>{t('rule')}</Th>
          <Th>{t('before')}</Th>
          <Th>{t('afterwards')}</Th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Tr key={row.id} isCurrent={row.id === page.opened?.id}>
            <Td label={t('when')} isNowrap>
              <RelativeTime instant={row.at} relative={time.relative(row.at)} absolute={time.absolute(row.at)} />
            </Td>
            <Td label={t('who')}>{row.person ?? t('somebody')}</Td>
            <Td label={t('whom')}>{words.whom(row) ?? NOTHING}</Td>
            <Td label={t('what')}>
              <RowLink id={`event-${row.id}`} href={hrefOf(row.id)} scroll={false}>
                {words.action(row.action)}
                {row.number ? ` · ${row.number}` : ''}
              </RowLink>
            </Td>
            <Td label={t('rule')}>
              <TextLink href={`/policy#${row.action}`} look="plain" className="relative z-1">
                {row.rule}
              </TextLink>
            </Td>
            <Td label={t('before')}>{column(row, 'before')}</Td>
            <Td label={t('afterwards')}>{column(row, 'after')}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
