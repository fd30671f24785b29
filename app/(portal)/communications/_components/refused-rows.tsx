import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { Import } from '@/lib/message-center/queries/imports';

/** The rows of a file that were not taken: which, and why. */
export function RefusedRows({ report }: { report: Import }) {
  const t = useTranslations('communications.imports');
  const shown = report.refused.length;
  if (shown === 0) return null;
  return (
    <Section title={t('refusedTitle')} hint={t('refusedHint')} isPlain>
      <Table label={t('refusedTitle')}>
        <thead>
          <tr>
            <Th>{t('refusedColumns.row')}</Th>
            <Th>{t('refusedColumns.id')}</Th>
            <Th>{t('refusedColumns.field')}</Th>
            <Th>{t('refusedColumns.why')}</Th>
          </tr>
        </thead>
        <tbody>
          {report.refused.map((row) => (
            <Tr key={row.rowNumber}>
              <Td>{t('row', { number: row.rowNumber })}</Td>
              <Td label={t('refusedColumns.id')}>
                <bdi>{row.messageId ?? t('without')}</bdi>
              </Td>
              <Td label={t('refusedColumns.field')}>{row.field ?? t('without')}</Td>
              <Td label={t('refusedColumns.why')}>{t(`why.${row.why}`)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {report.refusedCount > shown ? <p>{t('moreRefused', { count: shown })}</p> : null}
    </Section>
  );
}
