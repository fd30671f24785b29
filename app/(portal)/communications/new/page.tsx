import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { getWriting } from '@/lib/message-center/queries/get-writing';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { WritingPage } from '../_components/writing-page';

export async function generateMetadata() {
  return { title: (await getTranslations('communications'))('newMessage') };
}

export default async function NewMessage({ searchParams }: { searchParams: Search }) {
  const { draft } = await firstValues(searchParams);
  const t = await getTranslations('communications');
  const screen = await readScreen((viewer) => getWriting(viewer, null, draft));
  if ('refusal' in screen) return <RefusedPage title={t('newMessage')} refusal={screen.refusal} />;
  return (
    <>
      <PageHeader title={t('newMessage')} crumbs={[{ href: '/communications', label: t('title') }]} />
      <WritingPage writing={screen.value} />
    </>
  );
}
