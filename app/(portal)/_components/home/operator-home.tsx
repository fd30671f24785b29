import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { getOperatorHome } from '@/lib/home/queries/operator-home';
import { readScreen, requireShell } from '@/lib/web/screen';
import { RefusedPage } from '../refused';
import { OperatorCounts } from './operator-counts';
import { OperatorIncidents } from './operator-incidents';
import { OperatorWeeks } from './operator-weeks';

/** How things stand at the operator, as far as the person's roles reach. */
export async function OperatorHome() {
  const t = await getTranslations('home');
  const { actor } = await requireShell();
  const screen = await readScreen(getOperatorHome);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { counts, incidents, weeks, seen } = screen.value;
  return (
    <>
      {incidents ? <LiveInterest type="escalation" seen={seen} /> : null}
      <PageHeader title={t('title')} description={t('welcome', { organization: actor.organizationName })} />
      <OperatorCounts counts={counts} />
      {incidents ? <OperatorIncidents incidents={incidents} /> : null}
      {weeks ? <OperatorWeeks weeks={weeks} /> : null}
    </>
  );
}
