import { useTranslations } from 'next-intl';
import { StateDot } from '@/components/ui/state-dot';
import type { Tone } from '@/components/ui/tone';
import type { DeliveryRow } from '@/lib/delivery/queries';

const TONES: Record<DeliveryRow['state'], Tone> = { pending: 'info', delivered: 'success', parked: 'danger' };

export function DeliveryMark({ row }: { row: DeliveryRow }) {
  const t = useTranslations('delivery');
  return (
    <StateDot tone={TONES[row.state]}>
      {row.isBeingSent && row.state === 'pending' ? t('states.sending') : t(`states.${row.state}`)}
    </StateDot>
  );
}

/** What came of an attempt: the status that was answered, or why there was none. */
export function AnswerMark({ status, error }: { status: number | null; error: string | null }) {
  const t = useTranslations('delivery');
  if (status !== null) return t('answered', { status });
  if (error === null) return t('noAnswer');
  return t.has(`faults.${error}` as 'faults.dns') ? t(`faults.${error}` as 'faults.dns') : error;
}
