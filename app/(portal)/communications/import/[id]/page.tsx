import { getTranslations } from 'next-intl/server';
import { getImport } from '@/lib/message-center/queries/imports';
import { isUuid } from '@/lib/shared/ids';
import { readScreen } from '@/lib/web/screen';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { ImportReport } from '../../_components/import-report';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('communications'))('imports.one') };
}

export default async function OneImport({ params }: Props) {
  const { id } = await params;
  if (!isUuid(id)) return <AbsentPage />;
  const screen = await readScreen((viewer) => getImport(viewer, id));
  if ('refusal' in screen)
    return <RefusedPage title={(await getTranslations('communications'))('imports.one')} refusal={screen.refusal} />;
  return <ImportReport report={screen.value} />;
}
