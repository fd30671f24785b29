import { getTranslations } from 'next-intl/server';
import { ServiceStatusMark } from '@/components/service-health/marks';
import { LinkButton } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerRecord } from '@/lib/customers/queries/get-customer';
import { timeWords } from '@/lib/web/words';
import { RefusedCommand } from '../../_components/refused-command';

/** Each service: sold, delegated, how it stands, and the way to its configuration on the customer's behalf. */
export async function ServiceSection({ record }: { record: CustomerRecord }) {
  const t = await getTranslations('customers.record');
  const time = await timeWords();
  const healthOf = (serviceId: string) => record.health?.find((one) => one.serviceId === serviceId);
  return (
    <Section
      title={t('services')}
      hint={t('servicesHint')}
      commands={
        record.can.request ? (
          <LinkButton size="small" href="/partner/relation">
            {t('request')}
          </LinkButton>
        ) : (
          <RefusedCommand action="relation.request" label={t('request')} />
        )
      }
    >
      <Table label={t('services')}>
        <thead>
          <tr>
            <Th>{t('service')}</Th>
            <Th>{t('sold')}</Th>
            <Th>{t('delegated')}</Th>
            {record.health ? <Th>{t('health')}</Th> : null}
          </tr>
        </thead>
        <tbody>
          {record.services.map((service) => {
            const health = healthOf(service.id);
            return (
              <Tr key={service.id}>
                <Td>
                  <span className="font-semibold">{service.name}</span>
                </Td>
                <Td label={t('sold')}>{t(service.isSold ? 'yes' : 'no')}</Td>
                <Td label={t('delegated')}>
                  {service.grantedAt ? t('delegatedSince', { day: time.day(service.grantedAt) }) : t('no')}
                  {service.grantedAt && record.can.configure ? (
                    <span className="block">
                      <TextLink href={`/customers/${record.id}/configuration?service=${service.id}`}>
                        {t('configure')}
                        <span className="sr-only"> {service.name}</span>
                      </TextLink>
                    </span>
                  ) : null}
                </Td>
                {record.health ? (
                  <Td label={t('health')}>
                    {health ? <ServiceStatusMark status={health.status} classification={health.classification} /> : '–'}
                  </Td>
                ) : null}
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}
