import type { Audience } from '@/lib/command/event';
import type { Side } from '@/lib/policy/actor';

/** Whose messages and events each side reads; row-level security says the same. */
export const AUDIENCES_OF: Record<Side, readonly Audience[]> = {
  operator: ['operator', 'operator_partner'],
  partner: ['operator_partner', 'partner', 'partner_customer'],
  customer: ['partner_customer'],
};

/** The operator as the conversation names it; a proper name, the same in every language. */
export const OPERATOR_NAME = '21Vianet';
