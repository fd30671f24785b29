import { getTranslations } from 'next-intl/server';
import { RequestStateMark } from '@/components/subscriptions/marks';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { RequestList } from '@/lib/subscriptions/queries/list-change-requests';
import { timeWords } from '@/lib/web/words';

export async function RequestTable({ list, label }: { list: RequestList; label: string }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  const isPartner = list.side === 'partner';
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('requests.columns.request')}</Th>
          <Th>{t('requests.columns.subscription')}</Th>
          <Th>{t(isPartner ? 'requests.columns.customer' : 'requests.columns.reseller')}</Th>
          <Th>{t('requests.columns.state')}</Th>
          <Th>{t('requests.columns.by')}</Th>
          <Th>{t('requests.columns.asked')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RowLink href={`/change-requests/${row.id}`}>{t(`requests.kinds.${row.kind}`)}</RowLink>
              <span className="block text-xs text-ink-muted">
                {row.quantity === null
                  ? null
                  : t('requests.fromTo', { before: row.quantityBefore, after: row.quantity })}
                {row.offerName ? t('requests.toOffer', { offer: row.offerName }) : null}{' '}
                {row.isAmended ? <Badge tone="warning">{t('requests.amended')}</Badge> : null}
              </span>
            </Td>
            <Td label={t('requests.columns.subscription')}>
              <bdi>{row.subscriptionName}</bdi>
            </Td>
            <Td label={t(isPartner ? 'requests.columns.customer' : 'requests.columns.reseller')}>
              <bdi>{isPartner ? row.customerName : row.partnerName}</bdi>
            </Td>
            <Td label={t('requests.columns.state')}>
              <RequestStateMark state={row.state} />
            </Td>
            <Td label={t('requests.columns.by')}>{row.dueOn ? time.date(row.dueOn) : '–'}</Td>
            <Td label={t('requests.columns.asked')}>
              <RelativeTime
                instant={row.requestedAt}
                relative={time.relative(row.requestedAt)}
                absolute={time.absolute(row.requestedAt)}
              />
              <bdi className="block text-xs text-ink-muted">{row.requestedBy ?? t('someone')}</bdi>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
