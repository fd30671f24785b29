import { DAY_MS } from '@/lib/shared/time';
import { ACTS, type Act, type ActingSide, type EscalationState, TRANSITIONS } from './transitions';

export type { Act, ActingSide, EscalationState, Transition } from './transitions';
export { ACTS, ESCALATION_STATES, OPEN_STATES, TRANSITIONS } from './transitions';

export const REOPEN_WINDOW_DAYS = 14;

/** A customer request is filed on a customer's behalf; a Partner Center request (P17) has no customer to tell. */
export type RequestKind = 'customer' | 'partner_center';

/** What the rules must know of an escalation to say what may happen to it. */
export type EscalationFacts = {
  state: EscalationState;
  severity: string | null;
  assigneeId: string | null;
  customerToldAt: Date | null;
  kind: RequestKind;
  resolvedAt: Date | null;
};

export type ActRefusal =
  | 'not_in_this_state'
  | 'customer_not_told'
  | 'reopen_window_over'
  | 'severity_not_set'
  | 'no_customer';
export type NextState = { ok: true; to: EscalationState } | { ok: false; why: ActRefusal };

const LABELS = {
  submitted: { partner: 'open', customer: 'in_progress', wire: 'none', turn: 'operator' },
  in_triage: { partner: 'open', customer: 'in_progress', wire: 'open', turn: 'operator' },
  in_progress: { partner: 'open', customer: 'in_progress', wire: 'open', turn: 'operator' },
  waiting_for_partner: {
    partner: 'attention_needed',
    customer: 'waiting_for_your_partner',
    wire: 'attention_needed',
    turn: 'partner',
  },
  resolved: {
    partner: 'attention_needed',
    customer: 'waiting_for_your_partner',
    wire: 'attention_needed',
    turn: 'partner',
  },
  closed: { partner: 'closed', customer: 'done', wire: 'closed', turn: 'nobody' },
  withdrawn: { partner: 'closed', customer: 'done', wire: 'closed', turn: 'nobody' },
} as const satisfies Record<EscalationState, Record<'partner' | 'customer' | 'wire' | 'turn', string>>;

type Labels = (typeof LABELS)[EscalationState];
export type StateLabel = {
  operator: EscalationState;
  partner: Labels['partner'];
  customer: Labels['customer'];
  wire: Labels['wire'];
};

/** Whose turn it is in a state. */
export function turn(state: EscalationState): Labels['turn'] {
  return LABELS[state].turn;
}

/** What a reader is shown for a state: the operator the state itself, the others a coarser word. */
export function stateFor<R extends keyof StateLabel>(reader: R, state: EscalationState): StateLabel[R];
export function stateFor(reader: keyof StateLabel, state: EscalationState): StateLabel[keyof StateLabel] {
  return reader === 'operator' ? state : LABELS[state][reader];
}

/** P15: told of this resolution. Being told of an earlier one, before a reopening, does not count. */
export function isCustomerTold({ customerToldAt, resolvedAt }: EscalationFacts): boolean {
  return customerToldAt !== null && resolvedAt !== null && customerToldAt >= resolvedAt;
}

/** P13: the operator judges what is still somebody's turn; what is closed or withdrawn keeps the judgement it had. */
export function isJudgeable(state: EscalationState): boolean {
  return turn(state) !== 'nobody';
}

/** The last instant at which a resolved escalation can be reopened; null when it was never resolved. */
export function reopenableUntil(resolvedAt: Date | null): Date | null {
  return resolvedAt && new Date(resolvedAt.getTime() + REOPEN_WINDOW_DAYS * DAY_MS);
}

function refusal(act: Act, facts: EscalationFacts, now: Date): ActRefusal | null {
  if (act === 'tell_customer' && facts.kind !== 'customer') return 'no_customer';
  if (act === 'resolve' && facts.severity === null) return 'severity_not_set';
  if (act === 'close' && facts.kind === 'customer' && !isCustomerTold(facts)) return 'customer_not_told';
  if (act === 'reopen') {
    const until = reopenableUntil(facts.resolvedAt);
    return until && now <= until ? null : 'reopen_window_over';
  }
  return null;
}

function settled(act: Act, { severity, assigneeId }: EscalationFacts): EscalationState {
  const isRated = act === 'set_severity' || severity !== null;
  const isTaken = act === 'take' || assigneeId !== null;
  return isRated && isTaken ? 'in_progress' : 'in_triage';
}

/** The state after an act, or why it cannot happen now. Who may act is the policy table's question, not asked here. */
export function nextState(act: Act, facts: EscalationFacts, now: Date): NextState {
  const row = TRANSITIONS.find((one) => one.act === act && one.from.includes(facts.state));
  if (!row) return { ok: false, why: 'not_in_this_state' };
  const why = refusal(act, facts, now);
  if (why) return { ok: false, why };
  if (row.to === 'same') return { ok: true, to: facts.state };
  return { ok: true, to: row.to === 'triage_or_progress' ? settled(act, facts) : row.to };
}

/** Every act of a side, with the state that it leads to now or the reason why not. A customer has none (P4, P22). */
export function actsFor(
  side: ActingSide | 'customer',
  facts: EscalationFacts,
  now: Date,
): ({ act: Act } & NextState)[] {
  return ACTS.filter((act) => TRANSITIONS.some((row) => row.act === act && row.by === side)).map((act) => ({
    act,
    ...nextState(act, facts, now),
  }));
}
