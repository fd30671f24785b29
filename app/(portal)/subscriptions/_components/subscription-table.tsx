import { getTranslations } from 'next-intl/server';
import { Countdown, StatusMark } from '@/components/subscriptions/marks';
import { Badge } from '@/components/ui/badge';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { SubscriptionList } from '@/lib/subscriptions/queries/list-subscriptions';
import { timeWords } from '@/lib/web/words';

export async function SubscriptionTable({ list, label }: { list: SubscriptionList; label: string }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  const isCustomer = list.side === 'customer';
  const isPartner = list.side === 'partner';
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.subscription')}</Th>
          {isCustomer ? null : <Th>{t('columns.customer')}</Th>}
          <Th>{t('columns.seats')}</Th>
          <Th>{t('columns.status')}</Th>
          <Th>{t('columns.term')}</Th>
          {isPartner ? null : <Th>{t('columns.reseller')}</Th>}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RowLink href={`/subscriptions/${row.id}`}>
                <bdi>{row.friendlyName}</bdi>
              </RowLink>
              {row.isTrial ? (
                <>
                  {' '}
                  <Badge tone="info">{t('trial')}</Badge>
                </>
              ) : null}
              {row.friendlyName === row.offerName ? null : (
                <span className="block text-xs text-ink-muted">{row.offerName}</span>
              )}
            </Td>
            {isCustomer ? null : (
              <Td label={t('columns.customer')}>
                <bdi>{row.customerName}</bdi>
              </Td>
            )}
            <Td label={t('columns.seats')} className="tabular-nums">
              {t('seatsOf', { assigned: row.assigned, quantity: row.quantity })}
            </Td>
            <Td label={t('columns.status')}>
              <StatusMark status={row.status} />
              {row.deletion ? (
                <span className="block">
                  <Countdown days={row.deletion.days} at={time.absolute(row.deletion.at)} />
                </span>
              ) : null}
            </Td>
            <Td label={t('columns.term')}>
              {t(`atEnd.${row.termState}`, { day: time.day(row.deletedAt ?? row.termEndsAt) })}
              {row.termState === 'suspended' ? null : (
                <span className="block text-xs text-ink-muted">{time.relative(row.deletedAt ?? row.termEndsAt)}</span>
              )}
            </Td>
            {isPartner ? null : (
              <Td label={t('columns.reseller')}>
                <bdi>{row.partnerName}</bdi>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
