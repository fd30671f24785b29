import { getLocale, getTranslations } from 'next-intl/server';
import { StateDot } from '@/components/ui/state-dot';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { formatList } from '@/lib/i18n/formats';
import type { OrganizationList } from '@/lib/organizations/queries/list-organizations';
import { timeWords } from '@/lib/web/words';

export async function OrganizationTable({ list, label }: { list: OrganizationList; label: string }) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const time = await timeWords();
  const isPartners = list.view !== 'customers' && list.view !== 'agreements';
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.name')}</Th>
          <Th>{t('columns.domain')}</Th>
          {isPartners ? <Th>{t('columns.mpnId')}</Th> : null}
          {isPartners ? <Th align="right">{t('columns.customers')}</Th> : <Th>{t('columns.partners')}</Th>}
          <Th>{isPartners ? t('columns.account') : t('columns.agreement')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RowLink href={`/organizations/${row.id}`}>
                <bdi>{row.name}</bdi>
              </RowLink>
            </Td>
            <Td label={t('columns.domain')} className="wrap-anywhere">
              {row.domain}
            </Td>
            {isPartners ? (
              <Td label={t('columns.mpnId')} className="tabular-nums">
                {row.mpnId ?? '–'}
              </Td>
            ) : null}
            {isPartners ? (
              <Td label={t('columns.customers')} align="right" className="tabular-nums">
                {time.number(row.customerCount)}
              </Td>
            ) : (
              <Td label={t('columns.partners')}>
                <bdi>{formatList(row.partnerNames, locale)}</bdi>
              </Td>
            )}
            <Td label={isPartners ? t('columns.account') : t('columns.agreement')}>
              {isPartners ? (
                <StateDot tone={row.since ? 'danger' : 'success'}>
                  {row.since ? t('arrears.sinceDay', { day: time.day(row.since) }) : t('arrears.none')}
                </StateDot>
              ) : row.since ? (
                <StateDot tone="info">{t('agreement.sinceDay', { day: time.day(row.since) })}</StateDot>
              ) : (
                '–'
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
