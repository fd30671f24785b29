import type { MessageState } from '../schema';

export const WRITING_ACTS = [
  'revise',
  'submit',
  'recall',
  'return',
  'approve',
  'publish',
  'update',
  'withdraw',
] as const;
export type WritingAct = (typeof WRITING_ACTS)[number];
export type WritingRefusal = 'not_in_this_state' | 'own_message';

const MOVES: Record<WritingAct, { from: readonly MessageState[]; to: MessageState }> = {
  revise: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in_review' },
  recall: { from: ['in_review', 'approved'], to: 'draft' },
  return: { from: ['in_review'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  update: { from: ['published'], to: 'published' },
  withdraw: { from: ['published'], to: 'withdrawn' },
};

/**
 * The state after an act, or why it cannot happen now. Whoever wrote on a message neither approves it nor sends it back; who else may act
 * is the policy table's question.
 */
export function nextWritingState(
  act: WritingAct,
  message: { state: MessageState; isOwn: boolean },
): { ok: true; to: MessageState } | { ok: false; why: WritingRefusal } {
  if (!MOVES[act].from.includes(message.state)) return { ok: false, why: 'not_in_this_state' };
  if ((act === 'approve' || act === 'return') && message.isOwn) return { ok: false, why: 'own_message' };
  return { ok: true, to: MOVES[act].to };
}

type Reach = { serviceIds: readonly (string | null)[]; isDataPrivacy: boolean };

/** Why a change would let somebody read a published message who could not before; null when it would not. Never is. */
export function widening(before: Reach, after: Reach): 'wider_services' | 'wider_privacy' | null {
  if (after.serviceIds.some((service) => service !== null && !before.serviceIds.includes(service)))
    return 'wider_services';
  return before.isDataPrivacy && !after.isDataPrivacy ? 'wider_privacy' : null;
}
