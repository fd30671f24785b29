import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { COUNT_LIMIT, listMailTroubles } from '@/lib/notifications/queries/list-mail-troubles';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { TroubleTable } from './_components/trouble-table';

const PATH = '/settings/mail';

export async function generateMetadata() {
  return { title: (await getTranslations('notifications'))('troubles.title') };
}

/** Mails that did not go out, for those who run the portal: causes and times, and nothing of what was written. */
export default async function MailTroublesPage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('notifications.troubles');
  const screen = await readScreen((viewer) => listMailTroubles(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const troubles = screen.value;
  const label = t(`show.${troubles.show}`);
  return (
    <>
      <PageHeader title={t('title')} description={t('intro')} />
      <TabsNav
        label={t('views')}
        tabs={troubles.views.map(({ name, count }) => ({
          href: addressWith(PATH, {}, { show: name }),
          label: t(`show.${name}`),
          count: count > COUNT_LIMIT ? `${COUNT_LIMIT}+` : count,
          isCurrent: name === troubles.show,
        }))}
      />
      <p className="max-w-prose text-ink-muted">{t(`hint.${troubles.show}`)}</p>
      {troubles.rows.length ? (
        <TroubleTable troubles={troubles} label={label} />
      ) : (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      )}
      <Pager
        label={t('pages')}
        previous={search.after ? { href: addressWith(PATH, search, { after: undefined }), label: t('newest') } : null}
        next={troubles.next ? { href: addressWith(PATH, search, { after: troubles.next }), label: t('older') } : null}
      />
    </>
  );
}
