export const CASE_STATES = ['open', 'waiting_for_customer', 'resolved', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export type CaseSide = 'partner' | 'customer';

export const CASE_ACTS = [
  'reply_partner',
  'ask_customer',
  'reply_customer',
  'escalate',
  'resolve',
  'close',
  'reopen',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** One row per way that a case can go; an act that finds no row for a side and a state is not possible there. */
type Transition = { act: CaseAct; by: readonly CaseSide[]; from: readonly CaseState[]; to: CaseState | 'same' };

const UNSOLVED = ['open', 'waiting_for_customer'] as const;
const BOTH = ['partner', 'customer'] as const;

export const CASE_TRANSITIONS: readonly Transition[] = [
  { act: 'reply_partner', by: ['partner'], from: [...UNSOLVED, 'resolved'], to: 'same' },
  { act: 'ask_customer', by: ['partner'], from: UNSOLVED, to: 'waiting_for_customer' },
  { act: 'reply_customer', by: ['customer'], from: UNSOLVED, to: 'open' },
  { act: 'escalate', by: ['partner'], from: UNSOLVED, to: 'open' },
  { act: 'resolve', by: ['partner'], from: UNSOLVED, to: 'resolved' },
  { act: 'close', by: ['partner'], from: ['resolved'], to: 'closed' },
  { act: 'close', by: ['customer'], from: [...UNSOLVED, 'resolved'], to: 'closed' },
  { act: 'reopen', by: BOTH, from: ['resolved', 'closed'], to: 'open' },
];

/** `hasOpenEscalation`: one that came of the case is neither at its end nor told to the customer (P15). `isEnded`: the two have no relation any more. */
export type CaseFacts = { state: CaseState; hasOpenEscalation: boolean; isEnded: boolean };
export type CaseRefusal = 'not_in_this_state' | 'escalation_open' | 'relation_ended';
export type NextCaseState = { ok: true; to: CaseState } | { ok: false; why: CaseRefusal };

const TURNS = { open: 'partner', waiting_for_customer: 'customer', resolved: 'customer', closed: 'nobody' } as const;

/** Whose turn it is: a resolved case is the customer's, who closes it or says that it is not solved. */
export const caseTurn = (state: CaseState): (typeof TURNS)[CaseState] => TURNS[state];

/**
 * The state after an act of a side, or why it cannot happen now. While an escalation of the case is under way the partner neither
 * resolves the case nor escalates it again: the customer hears the outcome first (P15). Once the relation has ended, either side closes
 * what is open, and there is nothing else to do.
 */
export function nextCaseState(act: CaseAct, by: CaseSide, facts: CaseFacts): NextCaseState {
  if (facts.isEnded) {
    if (act !== 'close') return { ok: false, why: 'relation_ended' };
    return facts.state === 'closed' ? { ok: false, why: 'not_in_this_state' } : { ok: true, to: 'closed' };
  }
  const row = CASE_TRANSITIONS.find((one) => one.act === act && one.by.includes(by) && one.from.includes(facts.state));
  if (!row) return { ok: false, why: 'not_in_this_state' };
  if (facts.hasOpenEscalation && (act === 'resolve' || act === 'escalate'))
    return { ok: false, why: 'escalation_open' };
  return { ok: true, to: row.to === 'same' ? facts.state : row.to };
}
