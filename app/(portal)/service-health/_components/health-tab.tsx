import { getTranslations } from 'next-intl/server';
import { IssueTable } from '@/components/service-health/issue-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import type { Health } from '@/lib/service-health/queries';
import { timeWords } from '@/lib/web/words';
import { ReportTable } from './report-table';
import { ServiceTable } from './service-table';

const hrefOf = (id: string) => `/service-health/${id}`;

/** What stands under the tab that is open. */
export async function HealthTabPage({ health }: { health: Health }) {
  const t = await getTranslations('incidents');
  const time = await timeWords();
  const { tab, issues, reports } = health;
  if (tab === 'reported')
    return reports.rows.length ? (
      <ReportTable label={t('tabs.reported')} reports={reports.rows} time={time} />
    ) : (
      <EmptyState title={t('none.reported')}>{t('none.reportedText')}</EmptyState>
    );
  if (tab === 'history')
    return issues.rows.length ? (
      <IssueTable label={t('tabs.history')} issues={issues.rows} hrefOf={hrefOf} time={time} />
    ) : (
      <EmptyState title={t('none.history')} />
    );
  return (
    <>
      <Section title={t('services')} isPlain>
        {health.services.length ? (
          <ServiceTable services={health.services} />
        ) : (
          <EmptyState title={t('noServices.title')} headingLevel={3}>
            {t('noServices.text')}
          </EmptyState>
        )}
      </Section>
      <Section title={t('active')} isPlain>
        {issues.rows.length ? (
          <IssueTable label={t('active')} issues={issues.rows} hrefOf={hrefOf} time={time} />
        ) : (
          <EmptyState title={t('none.active')} headingLevel={3}>
            {t('none.activeText')}
          </EmptyState>
        )}
      </Section>
    </>
  );
}
