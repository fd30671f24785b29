import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { isRequestNumber } from '@/lib/shared/ids';
import { readScreen, requireShell } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { RecordPage } from './_components/record-page';
import { SummaryPage } from './_components/summary-page';

type Props = { params: Promise<{ number: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).number };
}

export default async function SupportRequest({ params, searchParams }: Props) {
  const { number } = await params;
  if (!isRequestNumber(number)) notFound();
  const { actor } = await requireShell();
  if (actor.side === 'customer') return <SummaryPage number={number} />;
  const screen = await readScreen((viewer) => getEscalation(viewer, number));
  if ('refusal' in screen)
    return (
      <RefusedPage
        title={(await getTranslations('requests'))(actor.side === 'operator' ? 'queue' : 'customerRequests')}
        refusal={screen.refusal}
      />
    );
  return <RecordPage record={screen.value} search={await firstValues(searchParams)} />;
}
