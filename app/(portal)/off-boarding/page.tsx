import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { listOffBoarding } from '@/lib/leaving/queries/list-off-boarding';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { ConfirmOffBoarding } from './_components/confirm-off-boarding';
import { OffBoardingTable } from './_components/off-boarding-table';

export async function generateMetadata() {
  return { title: (await getTranslations('leaving'))('off.title') };
}

export default async function OffBoardingPage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('leaving');
  const screen = await readScreen(listOffBoarding);
  if ('refusal' in screen) return <RefusedPage title={t('off.title')} refusal={screen.refusal} />;
  const rows = screen.value;
  const chosen = rows.find((row) => row.id === search.customer && !row.offBoardedAt);
  return (
    <>
      <PageHeader title={t('off.title')} description={t('off.description')} />
      {search.done === 'yes' ? <Callout tone="success" role="status" title={t('off.done')} /> : null}
      {chosen ? <ConfirmOffBoarding customer={chosen} /> : null}
      {rows.length > 0 ? <OffBoardingTable rows={rows} /> : <EmptyState title={t('off.none')} />}
    </>
  );
}
