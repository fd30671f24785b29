import { getTranslations } from 'next-intl/server';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { TargetTable } from '@/lib/escalations/queries/promises';
import { clockText } from '@/lib/escalations/schema/promises';

/** The promises as they stand. */
export async function TargetsTable({ table }: { table: TargetTable }) {
  const t = await getTranslations('calendars');
  return (
    <Table label={t('targets.table')}>
      <thead>
        <tr>
          <Th>{t('targets.columns.row')}</Th>
          <Th>{t('targets.columns.response')}</Th>
          <Th>{t('targets.columns.hours')}</Th>
          <Th>{t('targets.columns.days')}</Th>
        </tr>
      </thead>
      <tbody>
        {table.targets.map((one) => (
          <Tr key={one.key}>
            <Td className="font-semibold">{t(`row.${one.key}`)}</Td>
            <Td label={t('targets.columns.response')}>
              {one.minutes === null
                ? t('targets.businessDays', { count: one.businessDays ?? 0 })
                : t('targets.minutes', { count: one.minutes })}
            </Td>
            <Td label={t('targets.columns.hours')}>
              {clockText(one.opensAt)}–{clockText(one.closesAt)}
            </Td>
            <Td label={t('targets.columns.days')}>{one.everyDay ? t('days.every') : t('days.business')}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
