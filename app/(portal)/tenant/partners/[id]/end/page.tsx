import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EndRelation } from '@/components/leaving/end-relation';
import { getEnding } from '@/lib/leaving/queries/get-ending';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../../../_components/refused';
import { endWithPartner } from './actions';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('leaving'))('end.link') };
}

export default async function EndWithPartner({ params }: Props) {
  const { id } = await params;
  const t = await getTranslations('leaving');
  const screen = await readScreen((viewer) => getEnding(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('end.link')} refusal={screen.refusal} />;
  const ending = screen.value;
  const time = await timeWords();
  const partnersWord = (await getTranslations('delegation'))('title');
  return (
    <>
      <PageHeader
        title={t('end.title', { name: ending.other.name })}
        crumbs={[{ label: partnersWord, href: '/tenant/partners' }]}
      />
      <EndRelation
        ending={ending}
        since={time.day(ending.since)}
        action={endWithPartner}
        backHref={`/tenant/partners#${id}`}
      />
    </>
  );
}
