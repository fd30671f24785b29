import { useTranslations } from 'next-intl';
import type { CheckFinding } from '@/lib/tenant-config/schema';

export function FindingText({ finding }: { finding: CheckFinding }) {
  const t = useTranslations('checks');
  const none = useTranslations('tenant')('none');
  const values = {
    ...finding.values,
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
