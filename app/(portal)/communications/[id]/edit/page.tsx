import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { getWriting } from '@/lib/message-center/queries/get-writing';
import { isMessageId } from '@/lib/message-center/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { WritingPage } from '../../_components/writing-page';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('communications'))('change') };
}

export default async function ChangeMessage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isMessageId(id)) return <AbsentPage />;
  const { draft } = await firstValues(searchParams);
  const t = await getTranslations('communications');
  const screen = await readScreen((viewer) => getWriting(viewer, id, draft));
  if ('refusal' in screen) return <RefusedPage title={t('change')} refusal={screen.refusal} />;
  const writing = screen.value;
  return (
    <>
      <PageHeader
        title={t('change')}
        crumbs={[
          { href: '/communications', label: t('title') },
          { href: `/communications/${id}`, label: writing.title ?? id },
        ]}
      />
      <WritingPage writing={writing} />
    </>
  );
}
