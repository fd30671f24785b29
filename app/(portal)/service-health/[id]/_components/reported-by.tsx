import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import type { AffectedReport, IssueView } from '@/lib/service-health/queries';
import { timeWords } from '@/lib/web/words';

async function ReportList({ reports }: { reports: AffectedReport[] }) {
  const t = await getTranslations('incidents');
  const time = await timeWords();
  return (
    <ul className="grid gap-2">
      {reports.map((report) => (
        <li key={report.customerId}>
          <p className="flex flex-wrap gap-x-2">
            <bdi className="font-semibold">{report.customerName}</bdi>
            <span>
              {report.affectedCount === null
                ? t('affected.noCount')
                : t('affected.users', { count: report.affectedCount })}
            </span>
            <span className="text-ink-muted" title={time.absolute(report.updatedAt)}>
              {time.relative(report.updatedAt)}
            </span>
          </p>
          {report.words ? <p className="whitespace-pre-wrap wrap-anywhere">{report.words}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** Which of its customers a partner learns are affected, before they ask (P14); to the operator's staff, all who said so. */
export async function ReportedBy({ view }: { view: IssueView }) {
  const t = await getTranslations('incidents');
  const { reports, side } = view;
  if (reports === null) return null;
  if (side === 'partner')
    return reports.length ? (
      <Callout tone="warning" title={t('reports.partner', { count: reports.length })}>
        <ReportList reports={reports} />
      </Callout>
    ) : null;
  const users = reports.reduce((sum, report) => sum + (report.affectedCount ?? 0), 0);
  return (
    <Section
      title={t('reports.operator')}
      hint={reports.length ? t('reports.total', { count: reports.length, users }) : undefined}
    >
      {reports.length ? <ReportList reports={reports} /> : <p className="text-ink-muted">{t('reports.none')}</p>}
    </Section>
  );
}
