import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { getCustomer } from '@/lib/customers/queries/get-customer';
import { getProofDue } from '@/lib/factors/queries';
import { isUuid } from '@/lib/shared/ids';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { AdministratorSection } from './_components/administrator-section';
import { BillingSection, DetailSection } from './_components/kept';
import { OpenSection } from './_components/open-section';
import { ServiceSection } from './_components/service-section';
import { SoldSection } from './_components/sold-section';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('columns.customer') };
}

const LIVE = ['customer', 'subscription', 'delegation', 'relation', 'case', 'escalation', 'health_issue'] as const;

export default async function Customer({ params, searchParams }: Props) {
  const { id } = await params;
  const { edit, done } = await firstValues(searchParams);
  if (!isUuid(id)) return <AbsentPage />;
  const t = await getTranslations('customers');
  const screen = await readScreen(async (viewer) => ({
    record: await getCustomer(viewer, id),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('columns.customer')} refusal={screen.refusal} />;
  const { record, due } = screen.value;
  const time = await timeWords();
  const leaving = await getTranslations('leaving');
  return (
    <>
      {LIVE.map((type) => (
        <LiveInterest key={type} type={type} seen={record.seen} />
      ))}
      <PageHeader
        title={record.name}
        crumbs={[{ href: '/customers', label: t('title') }]}
        meta={
          <>
            <span className="wrap-anywhere">{record.domain}</span>
            <span>{t('record.since', { day: time.day(record.since) })}</span>
            {record.advancedAgreement ? <Badge tone="info">{t('record.advanced')}</Badge> : null}
          </>
        }
      />
      {done === 'created' ? (
        <Callout tone="success" role="status" title={t('created.title')}>
          <p>{t('created.text')}</p>
        </Callout>
      ) : null}
      {done === 'saved' ? <Callout tone="success" role="status" title={t('saved')} /> : null}
      {done === 'ordered' ? <Callout tone="success" role="status" title={t('ordered')} /> : null}
      <RecordLayout
        contextLabel={t('record.open')}
        context={
          <>
            <AdministratorSection record={record} due={due} />
            <OpenSection record={record} />
            <BillingSection record={record} isEditing={edit === 'billing'} />
            <p>
              <TextLink href={`/customers/${id}/end`} look="plain">
                {leaving('end.link')}
              </TextLink>
            </p>
          </>
        }
      >
        <DetailSection record={record} isEditing={edit === 'details'} />
        <ServiceSection record={record} />
        <SoldSection record={record} />
      </RecordLayout>
    </>
  );
}
