import { useTranslations } from 'next-intl';
import { StateDot } from '@/components/ui/state-dot';

const TONES = {
  active: 'success',
  invited: 'info',
  expired: 'warning',
  disabled: 'neutral',
  erased: 'neutral',
  accepted: 'success',
  withdrawn: 'neutral',
} as const;

export function PersonStateMark({ state }: { state: keyof typeof TONES }) {
  const t = useTranslations('people.states');
  return <StateDot tone={TONES[state]}>{t(state)}</StateDot>;
}
