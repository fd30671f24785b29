import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/section';
import { InnerLink } from '@/components/ui/text-link';
import type { listServicesFor } from '@/lib/escalations/queries/get-filing';

type Props = Awaited<ReturnType<typeof listServicesFor>> & { caseNumber: string | undefined };

export function ChooseService({ customer, services, caseNumber }: Props) {
  const t = useTranslations('filing');
  return (
    <Section
      title={t('chooseService')}
      commands={
        <span>
          {customer.name} ·{' '}
          <InnerLink href="/support-requests/new" className="inline-block min-h-6 underline">
            {t('otherCustomer')}
          </InnerLink>
        </span>
      }
    >
      <ul className="divide-y divide-line">
        {services.map((service) => (
          <li key={service.id} className="flex flex-wrap items-center gap-2 py-2">
            {service.maySupport ? (
              <InnerLink
                href={`/support-requests/new?customer=${customer.id}&service=${service.id}${caseNumber ? `&case=${caseNumber}` : ''}`}
                className="inline-block min-h-6 font-semibold"
              >
                {service.name}
              </InnerLink>
            ) : (
              <span>{service.name}</span>
            )}
            {service.isSold ? <Badge>{t('sold')}</Badge> : null}
            {service.isDelegated ? <Badge>{t('delegated')}</Badge> : null}
            {service.maySupport ? null : <span className="text-ink-muted">{t('notYours')}</span>}
            {service.openIncidents ? (
              <Badge tone="danger">{t('incidents', { count: service.openIncidents })}</Badge>
            ) : null}
            {service.openAdvisories ? (
              <Badge tone="warning">{t('advisories', { count: service.openAdvisories })}</Badge>
            ) : null}
            {service.maySupport && !service.openIncidents && !service.openAdvisories ? (
              <Badge tone="success">{t('healthFine')}</Badge>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
