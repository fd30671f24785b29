import { getTranslations } from 'next-intl/server';
import { ClockMark, SeverityMark, StateMark } from '@/components/escalations/marks';
import { LookLink } from '@/components/ui/look-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { EscalationList } from '@/lib/escalations/queries/list-escalations';
import { timeWords } from '@/lib/web/words';

type RequestTableProps = { list: EscalationList; label: string; lookHref: (number: string) => string };

export async function RequestTable({ list, label, lookHref }: RequestTableProps) {
  const l = await getTranslations('look');
  const t = await getTranslations('requests');
  const time = await timeWords();
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.title')}</Th>
          <Th>{t('columns.customer')}</Th>
          {list.isOperator ? <Th>{t('columns.partner')}</Th> : null}
          <Th>{t('columns.service')}</Th>
          <Th>{t('columns.severity')}</Th>
          <Th>{t('columns.state')}</Th>
          <Th>{t('columns.response')}</Th>
          <Th>{t('columns.assignee')}</Th>
          <Th>{t('columns.updated')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id} isCurrent={row.number === list.look?.number}>
            <Td>
              <RowLink id={`request-${row.number}`} href={`/support-requests/${row.number}`}>
                <bdi>{row.title}</bdi>
              </RowLink>
              <span className="block text-xs text-ink-muted tabular-nums">{row.number}</span>
            </Td>
            <Td label={t('columns.customer')}>
              <bdi>{row.customerName}</bdi>
            </Td>
            {list.isOperator ? (
              <Td label={t('columns.partner')}>
                <bdi>{row.partnerName}</bdi>
              </Td>
            ) : null}
            <Td label={t('columns.service')}>{row.serviceName}</Td>
            <Td label={t('columns.severity')}>
              <SeverityMark severity={row.severity} proposed={row.proposedSeverity} />
            </Td>
            <Td label={t('columns.state')}>
              <StateMark state={row.state} isOperator={list.isOperator} />
            </Td>
            <Td label={t('columns.response')}>
              <ClockMark
                state={row.clock.state}
                when={time.relative(row.clock.dueAt)}
                title={`${time.absolute(row.clock.dueAt)} · ${time.beijing(row.clock.dueAt)}`}
              />
            </Td>
            <Td label={t('columns.assignee')} className="break-keep">
              {row.isMine ? t('you') : <bdi className="break-keep">{row.assigneeName ?? t('nobody')}</bdi>}
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
