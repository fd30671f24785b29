import { getLocale, getTranslations } from 'next-intl/server';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatList } from '@/lib/i18n/formats';
import type { OffBoardingRow } from '@/lib/leaving/queries/list-off-boarding';
import { timeWords } from '@/lib/web/words';

/** Customers that may be off-boarded, then those that were. */
export async function OffBoardingTable({ rows }: { rows: OffBoardingRow[] }) {
  const t = await getTranslations('leaving');
  const locale = await getLocale();
  const time = await timeWords();
  return (
    <Table label={t('off.title')}>
      <thead>
        <tr>
          <Th>{t('off.customer')}</Th>
          <Th>{t('off.deletedAt')}</Th>
          <Th>{t('off.people')}</Th>
          <Th>{t('off.partners')}</Th>
          <Th>{t('off.state')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td label={t('off.customer')}>{row.name}</Td>
            <Td label={t('off.deletedAt')}>{time.day(row.deletedAt)}</Td>
            <Td label={t('off.people')}>{time.number(row.people)}</Td>
            <Td label={t('off.partners')}>
              {row.partners.length ? formatList(row.partners, locale) : t('off.noPartner')}
            </Td>
            <Td label={t('off.state')}>
              {row.offBoardedAt ? (
                t('off.isOff', { when: time.relative(row.offBoardedAt) })
              ) : (
                <TextLink href={`/off-boarding?customer=${row.id}#confirm`} look="plain">
                  {t('off.review')}
                </TextLink>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
