import { useTranslations } from 'next-intl';
import { SERVICE_NAMES } from '@/lib/service-health/schema';
import type { CheckFinding } from '@/lib/tenant-config/schema';

export function FindingText({ finding }: { finding: CheckFinding }) {
  const t = useTranslations('checks');
  const none = useTranslations('tenant')('none');
  const { service } = finding.values;
  const values = {
    ...finding.values,
    ...(typeof service === 'string' && Object.hasOwn(SERVICE_NAMES, service)
      ? { service: SERVICE_NAMES[service as keyof typeof SERVICE_NAMES] }
      : {}),
    ...(finding.values.found === 'none' ? { found: none } : {}),
  };
  return t(
    finding.check,
    values as Record<
      'domain' | 'found' | 'expected' | 'subscription' | 'quantity' | 'count' | 'total' | 'service',
      string | number
    >,
  );
}
