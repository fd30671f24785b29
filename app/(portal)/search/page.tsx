import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { searchPortal } from '@/lib/search/queries/search-portal';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { Results } from './_components/results';

export async function generateMetadata() {
  return { title: (await getTranslations('search'))('title') };
}

export default async function SearchPage({ searchParams }: { searchParams: Search }) {
  const { q } = await firstValues(searchParams);
  const t = await getTranslations('search');
  const policy = await getTranslations('policy');
  const screen = await readScreen((viewer) => searchPortal(viewer, q));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const found = screen.value;
  if (found.goTo) redirect(found.goTo);
  const searched = (
    <>
      <p>{t('searched')}</p>
      <ul className="mt-1">
        {found.areas.map((area) => (
          <li key={area}>{t(`areas.${area}.what`)}</li>
        ))}
      </ul>
    </>
  );
  const hasHits = found.areas.some((area) => found[area].hits.length > 0);
  if (found.areas.length === 0)
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('nothingToSearch')} commands={<TextLink href="/policy">{policy('page.link')}</TextLink>} />
      </>
    );
  if (!hasHits)
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={found.q ? t('none', { q: found.q }) : t('empty')}>{searched}</EmptyState>
      </>
    );
  return (
    <>
      <PageHeader title={t('resultsFor', { q: found.q })} />
      <Results found={found} />
    </>
  );
}
