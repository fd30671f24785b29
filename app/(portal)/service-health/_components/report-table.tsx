import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { AffectedReport } from '@/lib/service-health/queries';

type Props = {
  label: string;
  reports: AffectedReport[];
  time: { relative: (instant: Date) => string; absolute: (instant: Date) => string };
};

/** Who said of which issue that it is affected. */
export function ReportTable({ label, reports, time }: Props) {
  const t = useTranslations('incidents');
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('columns.issue')}</Th>
          <Th>{t('columns.service')}</Th>
          <Th>{t('columns.customer')}</Th>
          <Th>{t('columns.users')}</Th>
          <Th>{t('columns.said')}</Th>
          <Th>{t('columns.reported')}</Th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <Tr key={`${report.issueId} ${report.customerId}`}>
            <Td>
              <RowLink href={`/service-health/${report.issueId}`}>
                <bdi className="line-clamp-2">{report.title}</bdi>
              </RowLink>
              <span className="block text-xs text-ink-muted tabular-nums">{report.issueId}</span>
            </Td>
            <Td label={t('columns.service')}>{report.serviceName}</Td>
            <Td label={t('columns.customer')}>
              <bdi>{report.customerName}</bdi>
            </Td>
            <Td label={t('columns.users')}>
              {report.affectedCount === null
                ? t('affected.noCount')
                : t('affected.users', { count: report.affectedCount })}
            </Td>
            <Td label={t('columns.said')}>
              <bdi className="line-clamp-3 wrap-anywhere">{report.words || '—'}</bdi>
            </Td>
            <Td label={t('columns.reported')}>
              <RelativeTime
                instant={report.reportedAt}
                relative={time.relative(report.reportedAt)}
                absolute={time.absolute(report.reportedAt)}
              />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
