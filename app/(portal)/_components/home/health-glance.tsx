import { getTranslations } from 'next-intl/server';
import { ServiceStatusMark } from '@/components/service-health/marks';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerHome } from '@/lib/home/queries';

/** Each service that the customer holds and how it is (P1). */
export async function HealthGlance({ health }: { health: NonNullable<CustomerHome['health']> }) {
  const t = await getTranslations('home.health');
  return (
    <Section title={t('title')} commands={<TextLink href="/service-health">{t('all')}</TextLink>}>
      {health.length ? (
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {health.map((service) => (
            <li key={service.serviceId} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>{service.name}</span>
              {service.openIssues ? (
                <TextLink href={`/service-health?service=${service.serviceId}`}>
                  <ServiceStatusMark status={service.status} classification={service.classification} />
                </TextLink>
              ) : (
                <ServiceStatusMark status={service.status} classification={service.classification} />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
    </Section>
  );
}
