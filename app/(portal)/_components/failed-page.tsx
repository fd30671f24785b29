import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';

/** A page that failed, said on the server, so that it also stands without JavaScript. */
export async function FailedPage({ title, reference }: { title: string; reference: string }) {
  const t = await getTranslations('portal.failed');
  return (
    <>
      <PageHeader title={title} />
      <Callout tone="danger" title={t('title')} role="alert">
        <p>{t('text', { reference })}</p>
      </Callout>
    </>
  );
}
