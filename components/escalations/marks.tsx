import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { ClockState } from '@/lib/escalations/rules/clock';
import type { Severity } from '@/lib/escalations/rules/severity';
import { type EscalationState, type StateLabel, stateFor } from '@/lib/escalations/rules/states';

const STATE_TONES: Record<EscalationState, Tone> = {
  submitted: 'info',
  in_triage: 'info',
  in_progress: 'accent',
  waiting_for_partner: 'warning',
  resolved: 'success',
  closed: 'neutral',
  withdrawn: 'neutral',
};
const PARTNER_TONES: Record<StateLabel['partner'], Tone> = {
  open: 'accent',
  attention_needed: 'warning',
  closed: 'neutral',
};
const CUSTOMER_TONES: Record<StateLabel['customer'], Tone> = {
  in_progress: 'accent',
  waiting_for_your_partner: 'warning',
  done: 'neutral',
};
const CLOCK_TONES: Record<ClockState, Tone> = {
  met: 'success',
  missed: 'neutral',
  running: 'neutral',
  due_soon: 'warning',
  breached: 'danger',
  paused: 'info',
  stopped: 'neutral',
};

/** The state in the words of the reader's side: fine-grained for staff, Partner Center's for partners. */
export function StateMark({ state, isOperator }: { state: EscalationState; isOperator: boolean }) {
  const t = useTranslations('requests');
  if (isOperator) return <Badge tone={STATE_TONES[state]}>{t(`states.${state}`)}</Badge>;
  const label = stateFor('partner', state);
  return <Badge tone={PARTNER_TONES[label]}>{t(`partnerStates.${label}`)}</Badge>;
}

export function CustomerStateMark({ state }: { state: StateLabel['customer'] }) {
  const t = useTranslations('requests');
  return <Badge tone={CUSTOMER_TONES[state]}>{t(`customerStates.${state}`)}</Badge>;
}

export function SeverityMark({ severity, proposed }: { severity: Severity | null; proposed: Severity }) {
  const t = useTranslations('requests');
  if (severity) return <Badge tone={severity === 'A' ? 'danger' : 'neutral'}>{t(`severities.${severity}`)}</Badge>;
  return <Badge tone={proposed === 'A' ? 'danger' : 'neutral'}>{t('proposed', { severity: proposed })}</Badge>;
}

export function ClockMark({ state, when, title }: { state: ClockState; when: string; title: string }) {
  const t = useTranslations('requests.clock');
  return (
    <span title={title}>
      <Badge tone={CLOCK_TONES[state]}>{t(state, { when })}</Badge>
    </span>
  );
}
