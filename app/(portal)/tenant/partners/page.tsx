import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { getProofDue } from '@/lib/factors/queries';
import { getPartners } from '@/lib/tenant-config/queries/get-partners';
import { readScreen } from '@/lib/web/screen';
import type { Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { ConfirmChange } from './_components/confirm-change';
import { PartnerSection } from './_components/partner-section';

export async function generateMetadata() {
  return { title: (await getTranslations('delegation'))('title') };
}

export default async function PartnersPage({ searchParams }: { searchParams: Search }) {
  const { partner: chosen, services: wanted = [], saved } = await searchParams;
  const t = await getTranslations('delegation');
  const ended = (await getTranslations('leaving'))('end.done');
  const screen = await readScreen(async (viewer) => ({
    page: await getPartners(viewer),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { page, due } = screen.value;
  const { partners, refusal } = page;
  const reviewed = refusal ? undefined : partners.find((one) => one.id === chosen);
  return (
    <>
      <LiveInterest type="relation" seen={page.seen} />
      <LiveInterest type="delegation" seen={page.seen} />
      <PageHeader title={t('title')} description={t('description')} />
      {saved === 'yes' ? <Callout tone="success" role="status" title={t('saved')} /> : null}
      {saved === 'ended' ? <Callout tone="success" role="status" title={ended} /> : null}
      {reviewed ? <ConfirmChange partner={reviewed} wanted={[wanted].flat()} due={due} /> : null}
      {partners.length === 0 ? <EmptyState title={t('none')} /> : null}
      {partners.map((partner) => (
        <PartnerSection
          key={partner === reviewed ? `${partner.id} under review` : partner.id}
          partner={partner}
          page={page}
          wanted={partner === reviewed ? [wanted].flat() : undefined}
        />
      ))}
    </>
  );
}
