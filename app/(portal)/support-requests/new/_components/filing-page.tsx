import { getTranslations } from 'next-intl/server';
import { DelegationInterest } from '@/components/live/delegation-interest';
import { HealthFirst } from '@/components/service-health/health-first';
import { MendFirst } from '@/components/tenant-config/mend-first';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { InnerLink } from '@/components/ui/text-link';
import type { UploadTrouble } from '@/lib/attachments/rules';
import type { Filing } from '@/lib/escalations/queries/get-filing';
import { timeWords } from '@/lib/web/words';
import { follow } from '../../../service-health/[id]/actions';
import { discardRequestDraft } from '../actions';
import { FilingForm } from './filing-form';

export async function FilingPage({
  filing,
  isSaved,
  trouble,
}: {
  filing: Filing;
  isSaved: boolean;
  trouble: UploadTrouble | null;
}) {
  const t = await getTranslations('filing');
  const time = await timeWords();
  const { customer, service } = filing;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <DelegationInterest customerId={customer.id} partnerId={filing.partnerId} seen={filing.seen} />
      <div className="grid gap-4 lg:col-start-2 lg:row-start-1">
        <Section title={customer.name}>
          <p>{service.name}</p>
          <p className="mt-1 flex flex-wrap gap-3">
            <InnerLink href="/support-requests/new">{t('otherCustomer')}</InnerLink>
            <InnerLink
              href={`/support-requests/new?customer=${customer.id}${filing.fromCase ? `&case=${filing.fromCase.number}` : ''}`}
            >
              {t('otherService')}
            </InnerLink>
          </p>
        </Section>
        <HealthFirst
          issues={filing.issues}
          customerId={customer.id}
          customerName={customer.name}
          serviceName={service.name}
          follow={follow}
          time={time}
        />
        <MendFirst findings={filing.findings} customerId={customer.id} serviceId={service.id} />
      </div>
      <div className="grid gap-4 lg:col-start-1 lg:row-start-1">
        {filing.isInArrears ? <Callout tone="info">{t('arrears')}</Callout> : null}
        {isSaved ? (
          <Callout tone="success" role="status">
            {t('draftSaved')}
          </Callout>
        ) : null}
        {filing.draft ? (
          <form action={discardRequestDraft} className="flex flex-wrap items-center gap-3 text-ink-muted">
            <input type="hidden" name="key" value={filing.key} />
            <input type="hidden" name="customerId" value={customer.id} />
            <input type="hidden" name="serviceId" value={service.id} />
            {filing.fromCase ? <input type="hidden" name="caseNumber" value={filing.fromCase.number} /> : null}
            <span>{t('draftFound', { when: time.relative(filing.draft.updatedAt) })}</span>
            <button type="submit" className="min-h-6 cursor-pointer text-accent underline">
              {t('discard')}
            </button>
          </form>
        ) : null}
        {filing.otherDrafts.length ? (
          <nav aria-label={t('otherDrafts')} className="text-ink-muted">
            <p>{t('otherDrafts')}</p>
            <ul className="list-disc pl-5">
              {filing.otherDrafts.map((draft) => (
                <li key={draft.key}>
                  {/* A document of its own: what is being typed here must not be mixed with it. */}
                  <a
                    href={`/support-requests/new?customer=${customer.id}&service=${service.id}&draft=${draft.key}`}
                    className="text-accent underline"
                  >
                    {draft.title || t('withoutTitle')}
                  </a>{' '}
                  {time.relative(draft.updatedAt)}
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {filing.reach.maySupport ? (
          <Section title={t('request')}>
            <FilingForm filing={filing} trouble={trouble} />
          </Section>
        ) : (
          <Callout tone="refusal" title={t('outOfReach')}>
            <p>{t('notYours')}</p>
          </Callout>
        )}
      </div>
    </div>
  );
}
