import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EndRelation } from '@/components/leaving/end-relation';
import { Callout } from '@/components/ui/callout';
import { getEnding } from '@/lib/leaving/queries/get-ending';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../../_components/refused';
import { endWithCustomer } from './actions';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('leaving'))('end.link') };
}

export default async function EndWithCustomer({ params, searchParams }: Props) {
  const { id } = await params;
  const t = await getTranslations('leaving');
  if ((await firstValues(searchParams)).done === 'yes')
    return (
      <>
        <PageHeader title={t('end.link')} />
        <Callout tone="success" role="status" title={t('end.done')} />
      </>
    );
  const screen = await readScreen((viewer) => getEnding(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('end.link')} refusal={screen.refusal} />;
  const ending = screen.value;
  const time = await timeWords();
  const customersWord = (await getTranslations('customers'))('title');
  return (
    <>
      <PageHeader
        title={t('end.title', { name: ending.other.name })}
        crumbs={[
          { href: '/customers', label: customersWord },
          { href: `/customers/${id}`, label: ending.other.name },
        ]}
      />
      <EndRelation
        ending={ending}
        since={time.day(ending.since)}
        action={endWithCustomer}
        backHref={`/customers/${id}`}
      />
    </>
  );
}
