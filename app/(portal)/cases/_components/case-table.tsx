import { getTranslations } from 'next-intl/server';
import { CaseMark } from '@/components/cases/case-mark';
import { Badge } from '@/components/ui/badge';
import { LookLink } from '@/components/ui/look-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CaseList } from '@/lib/cases/queries/list-cases';
import { timeWords } from '@/lib/web/words';

type CaseTableProps = { list: CaseList; label: string; lookHref: (number: string) => string };

export async function CaseTable({ list, label, lookHref }: CaseTableProps) {
  const l = await getTranslations('look');
  const t = await getTranslations('cases');
  const time = await timeWords();
  const side = list.isPartner ? 'partner' : 'customer';
  const other = t(`columns.${list.isPartner ? 'customer' : 'partner'}`);
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.title')}</Th>
          <Th>{other}</Th>
          <Th>{t('columns.service')}</Th>
          <Th>{t('columns.state')}</Th>
          <Th>{t('columns.openedBy')}</Th>
          <Th>{t('columns.updated')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id} isCurrent={row.number === list.look?.number}>
            <Td>
              <RowLink id={`case-${row.number}`} href={`/cases/${row.number}`}>
                <bdi>{row.title}</bdi>
              </RowLink>
              <span className="block text-xs text-ink-muted tabular-nums">{row.number}</span>
            </Td>
            <Td label={other}>
              {list.isPartner ? (
                <TextLink
                  look="plain"
                  className="relative z-1"
                  href={`/cases?view=${list.view}&customer=${row.customerId}`}
                >
                  {row.customerName}
                </TextLink>
              ) : (
                <bdi>{row.partnerName}</bdi>
              )}
            </Td>
            <Td label={t('columns.service')}>{row.serviceName ?? t('otherService')}</Td>
            <Td label={t('columns.state')}>
              <span className="inline-flex flex-wrap gap-1">
                <CaseMark
                  state={row.state}
                  side={side}
                  partner={row.partnerName}
                  customer={row.customerName}
                  isEnded={row.isEnded}
                />
                {row.isEscalated ? <Badge tone="info">{t('escalated')}</Badge> : null}
              </span>
            </Td>
            <Td label={t('columns.openedBy')} className="break-keep">
              {row.isMine ? t('you') : <bdi>{row.openedBy ?? t('someone')}</bdi>}
            </Td>
            <Td label={t('columns.updated')}>
              <RelativeTime
                instant={row.updatedAt}
                relative={time.relative(row.updatedAt)}
                absolute={time.absolute(row.updatedAt)}
              />
              <LookLink href={lookHref(row.number)} label={l('button', { number: row.number })} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
