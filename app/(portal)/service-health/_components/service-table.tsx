import { useTranslations } from 'next-intl';
import { ServiceStatusMark } from '@/components/service-health/marks';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { ServiceHealth } from '@/lib/service-health/queries';
import { HealthBar } from './health-bar';

/** A row a service: how it is now, how many issues are open, and its last 90 days. */
export function ServiceTable({ services }: { services: ServiceHealth[] }) {
  const t = useTranslations('incidents');
  return (
    <>
      <Table label={t('services')}>
        <thead>
          <tr>
            <Th>{t('columns.service')}</Th>
            <Th>{t('columns.status')}</Th>
            <Th>{t('columns.open')}</Th>
            <Th className="w-1/2">{t('columns.bar')}</Th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <Tr key={service.id}>
              <Td className="font-semibold">{service.name}</Td>
              <Td label={t('columns.status')}>
                <ServiceStatusMark status={service.status} classification={service.classification} />
              </Td>
              <Td label={t('columns.open')}>{t('openCount', { count: service.openIssues })}</Td>
              <Td>
                <HealthBar service={service} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-ink-muted">{t('bar.legend')}</p>
    </>
  );
}
