import { getTranslations } from 'next-intl/server';
import { getCase } from '@/lib/cases/queries/get-case';
import { isCaseNumber } from '@/lib/shared/ids';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { CasePage } from './_components/case-page';

type Props = { params: Promise<{ number: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).number };
}

export default async function Case({ params, searchParams }: Props) {
  const { number } = await params;
  if (!isCaseNumber(number)) return <AbsentPage />;
  const screen = await readScreen((viewer) => getCase(viewer, number));
  if ('refusal' in screen)
    return <RefusedPage title={(await getTranslations('cases'))('title')} refusal={screen.refusal} />;
  return <CasePage record={screen.value} search={await firstValues(searchParams)} />;
}
