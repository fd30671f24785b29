import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { IssueLine } from '@/lib/service-health/queries';
import { IssueTypeMark } from './marks';

type Props = {
  label: string;
  issues: IssueLine[];
  hrefOf: (id: string) => string;
  time: { relative: (instant: Date) => string; absolute: (instant: Date) => string };
};

/** Issues as rows: when they ended where they have, else when something was last said. */
export function IssueTable({ label, issues, hrefOf, time }: Props) {
  const t = useTranslations('incidents');
  const h = useTranslations('health');
  const isOver = issues.some((issue) => issue.endsAt !== null);
  const last = t(isOver ? 'columns.ended' : 'columns.updated');
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.issue')}</Th>
          <Th>{t('columns.service')}</Th>
          <Th>{t('columns.type')}</Th>
          <Th>{t('columns.status')}</Th>
          <Th>{t('columns.started')}</Th>
          <Th>{last}</Th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <Tr key={issue.id}>
            <Td>
              <RowLink href={hrefOf(issue.id)}>
                <bdi className="line-clamp-2">{issue.title}</bdi>
              </RowLink>
              <span className="block text-xs text-ink-muted tabular-nums">{issue.id}</span>
            </Td>
            <Td label={t('columns.service')}>{issue.serviceName}</Td>
            <Td label={t('columns.type')}>
              <IssueTypeMark type={issue.classification} isResolved={issue.endsAt !== null} />
            </Td>
            <Td label={t('columns.status')}>{h(`statuses.${issue.status}`)}</Td>
            <Td label={t('columns.started')}>{when(issue.startsAt)}</Td>
            <Td label={last}>{when(issue.endsAt ?? issue.updatedAt)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
