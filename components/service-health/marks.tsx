import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { StateDot } from '@/components/ui/state-dot';
import type { Classification, HealthStatus } from '@/lib/service-health/schema';

/** A service's status in Microsoft's words: that of its worst open issue, or that it is healthy. */
export function ServiceStatusMark({
  status,
  classification,
}: {
  status: HealthStatus;
  classification: Classification | null;
}) {
  const t = useTranslations('incidents');
  const h = useTranslations('health');
  if (classification === null) return <StateDot tone="success">{t('healthy')}</StateDot>;
  return <StateDot tone={classification === 'incident' ? 'danger' : 'warning'}>{h(`statuses.${status}`)}</StateDot>;
}

/** Incident or advisory; calm once it is over. */
export function IssueTypeMark({ type, isResolved }: { type: Classification; isResolved: boolean }) {
  const h = useTranslations('health');
  return <Badge tone={isResolved ? 'neutral' : type === 'incident' ? 'danger' : 'warning'}>{h(type)}</Badge>;
}
