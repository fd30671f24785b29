import { getTranslations } from 'next-intl/server';
import { CaseMark } from '@/components/cases/case-mark';
import { SupportProfile } from '@/components/cases/support-profile';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import type { CaseRecordView } from '@/lib/cases/queries/get-case';
import { labelled } from '@/lib/i18n/formats';
import { CaseActions } from './case-actions';
import { CaseDetails, CaseProblem } from './case-details';
import { CaseEscalations } from './case-escalations';
import { CaseThread } from './case-thread';

export async function CasePage({
  record,
  search,
}: {
  record: CaseRecordView;
  search: Record<string, string | undefined>;
}) {
  const t = await getTranslations('cases');
  const isCustomer = record.side === 'customer';
  return (
    <>
      <LiveInterest type="case" record={record.id} seen={record.seen} />
      <LiveInterest type="relation" record={`${record.customer.id}:${record.partner.id}`} seen={record.seen} />
      <PageHeader
        title={record.title}
        crumbs={[{ href: '/cases', label: t('title') }]}
        meta={
          <>
            <span className="tabular-nums">{record.number}</span>
            <CaseMark
              state={record.state}
              side={record.side}
              partner={record.partner.name}
              customer={record.customer.name}
              isEnded={record.isEnded}
            />
          </>
        }
      />
      {search.raised && isCustomer ? (
        <Callout
          tone="success"
          role="status"
          title={t('record.raised', { number: record.number, partner: record.partner.name })}
        >
          <p>{t('support.never')}</p>
        </Callout>
      ) : null}
      {record.isEnded ? (
        <Callout title={t('ended.title', { partner: record.partner.name, customer: record.customer.name })}>
          <p>{t(record.state === 'closed' ? 'ended.closed' : 'ended.open')}</p>
        </Callout>
      ) : null}
      <RecordLayout
        contextLabel={t('record.details')}
        context={
          <>
            {isCustomer ? (
              <SupportProfile partner={record.partner} title={labelled(t('support.title'), record.partner.name)} />
            ) : null}
            <CaseDetails record={record} />
          </>
        }
      >
        <CaseProblem record={record} />
        <CaseEscalations record={record} />
        <Section title={t('record.conversation')}>
          <CaseThread record={record} />
        </Section>
        {record.isEnded && record.state === 'closed' ? null : (
          <Section title={t('record.actions')} id="actions">
            <CaseActions record={record} search={search} />
          </Section>
        )}
      </RecordLayout>
    </>
  );
}
