export const ESCALATION_STATES = [
  'submitted',
  'in_triage',
  'in_progress',
  'waiting_for_partner',
  'resolved',
  'closed',
  'withdrawn',
] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Still to be answered: neither resolved nor at an end. */
export const OPEN_STATES = ['submitted', 'in_triage', 'in_progress', 'waiting_for_partner'] as const;
const ANSWERABLE = [...OPEN_STATES, 'resolved'] as const;

export const ACTS = [
  'set_severity',
  'take',
  'ask_partner',
  'reply_operator',
  'reply_partner',
  'resolve',
  'tell_customer',
  'close',
  'reopen',
  'withdraw',
] as const;
export type Act = (typeof ACTS)[number];
export type ActingSide = 'operator' | 'partner';

/**
 * One row per way that an escalation can go; an act that finds no row for a state is not possible there.
 * 'triage_or_progress' is in progress once a severity is set and somebody has taken it, else in triage.
 */
export type Transition = {
  act: Act;
  by: ActingSide;
  from: readonly EscalationState[];
  to: EscalationState | 'same' | 'triage_or_progress';
};

export const TRANSITIONS: readonly Transition[] = [
  { act: 'set_severity', by: 'operator', from: ['submitted', 'in_triage'], to: 'triage_or_progress' },
  { act: 'set_severity', by: 'operator', from: ['in_progress', 'waiting_for_partner'], to: 'same' },
  { act: 'take', by: 'operator', from: ['submitted', 'in_triage'], to: 'triage_or_progress' },
  { act: 'take', by: 'operator', from: ['in_progress', 'waiting_for_partner'], to: 'same' },
  {
    act: 'ask_partner',
    by: 'operator',
    from: ['submitted', 'in_triage', 'in_progress'],
    to: 'waiting_for_partner',
  },
  { act: 'reply_operator', by: 'operator', from: ANSWERABLE, to: 'same' },
  { act: 'reply_partner', by: 'partner', from: ['waiting_for_partner'], to: 'triage_or_progress' },
  {
    act: 'reply_partner',
    by: 'partner',
    from: ['submitted', 'in_triage', 'in_progress', 'resolved'],
    to: 'same',
  },
  {
    act: 'resolve',
    by: 'operator',
    from: ['in_triage', 'in_progress', 'waiting_for_partner'],
    to: 'resolved',
  },
  { act: 'tell_customer', by: 'partner', from: ['resolved'], to: 'same' },
  { act: 'close', by: 'partner', from: ['resolved'], to: 'closed' },
  { act: 'reopen', by: 'partner', from: ['resolved', 'closed'], to: 'in_progress' },
  { act: 'withdraw', by: 'partner', from: OPEN_STATES, to: 'withdrawn' },
];
