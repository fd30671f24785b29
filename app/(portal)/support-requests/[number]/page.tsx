import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getSummary } from '@/lib/escalations/queries/summaries';
import { isRequestNumber } from '@/lib/shared/ids';
import { readScreen, requireShell } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { RecordPage } from './_components/record-page';
import { SummaryPage } from './_components/summary-page';

type Props = { params: Promise<{ number: string }>; searchParams: Search };

const readRecord = cache((number: string) => readScreen((viewer) => getEscalation(viewer, number)));
const readSummary = cache((number: string) => readScreen((viewer) => getSummary(viewer, number)));

/** Read here too: what is not found has no title of its own, whether it exists or not (P19). */
export async function generateMetadata({ params }: Props) {
  const { number } = await params;
  if (!isRequestNumber(number)) return {};
  const { actor } = await requireShell();
  const screen = await (actor.side === 'customer' ? readSummary : readRecord)(number);
  return 'refusal' in screen ? {} : { title: number };
}

export default async function SupportRequest({ params, searchParams }: Props) {
  const { number } = await params;
  if (!isRequestNumber(number)) return <AbsentPage />;
  const { actor } = await requireShell();
  if (actor.side === 'customer') return <SummaryPage screen={await readSummary(number)} />;
  const screen = await readRecord(number);
  if ('refusal' in screen)
    return (
      <RefusedPage
        title={(await getTranslations('requests'))(actor.side === 'operator' ? 'queue' : 'customerRequests')}
        refusal={screen.refusal}
      />
    );
  return <RecordPage record={screen.value} search={await firstValues(searchParams)} />;
}
