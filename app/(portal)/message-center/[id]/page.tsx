import { getTranslations } from 'next-intl/server';
import { LiveInterest } from '@/components/live/live-interest';
import { getMessage } from '@/lib/message-center/queries/get-message';
import { isMessageId } from '@/lib/message-center/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { BesideList } from '../_components/beside-list';
import { MarkOnOpen } from '../_components/mark-on-open';
import { ReadingPane } from '../_components/reading-pane';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).id.slice(0, 20) };
}

/** One message at one address: beside the list on wide screens, alone on narrow ones. */
export default async function Message({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isMessageId(id)) return <AbsentPage />;
  const search = await firstValues(searchParams);
  const screen = await readScreen((viewer) => getMessage(viewer, id, search));
  if ('refusal' in screen)
    return <RefusedPage title={(await getTranslations('messageCenter'))('title')} refusal={screen.refusal} />;
  const open = screen.value;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <LiveInterest type="service_message" seen={open.list.seen} />
      {open.canMark && !open.message.isRead ? <MarkOnOpen key={id} id={id} /> : null}
      <div className="flex min-w-0 flex-col gap-4 xl:order-last">
        <ReadingPane open={open} search={search} />
      </div>
      <BesideList list={open.list} current={id} search={search} />
    </div>
  );
}
