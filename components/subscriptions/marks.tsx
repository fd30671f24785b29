import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { StateDot } from '@/components/ui/state-dot';
import type { Tone } from '@/components/ui/tone';
import type { RequestState, Status } from '@/lib/subscriptions/schema';

const STATUS_TONES: Record<Status, Tone> = {
  active: 'success',
  suspended: 'danger',
  pending: 'info',
  deleted: 'neutral',
};

export function StatusMark({ status }: { status: Status }) {
  const t = useTranslations('subscriptions');
  return <StateDot tone={STATUS_TONES[status]}>{t(`statuses.${status}`)}</StateDot>;
}

/** Days until the data of a suspended subscription is deleted (P8). */
export function Countdown({ days, at }: { days: number; at: string }) {
  const t = useTranslations('subscriptions');
  return (
    <span title={at}>
      <Badge tone={days <= 14 ? 'danger' : 'warning'}>{t('countdown', { days })}</Badge>
    </span>
  );
}

const STATE_TONES: Record<RequestState, Tone> = {
  open: 'info',
  executed: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
};

export function RequestStateMark({ state }: { state: RequestState }) {
  const t = useTranslations('subscriptions');
  return <StateDot tone={STATE_TONES[state]}>{t(`requests.states.${state}`)}</StateDot>;
}
