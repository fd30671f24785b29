import { getTranslations } from 'next-intl/server';
import { getCommunication } from '@/lib/message-center/queries/get-communication';
import { isMessageId } from '@/lib/message-center/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { MessagePage } from '../_components/message-page';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).id };
}

export default async function Communication({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isMessageId(id)) return <AbsentPage />;
  const { saved } = await firstValues(searchParams);
  const screen = await readScreen((viewer) => getCommunication(viewer, id));
  if ('refusal' in screen)
    return <RefusedPage title={(await getTranslations('communications'))('title')} refusal={screen.refusal} />;
  return <MessagePage message={screen.value} isSaved={saved === '1'} />;
}
