import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES, type Role, type Side } from '@/lib/policy/actor';

/** Of which roles this side may require a second factor: the operator of its own and its partners', a customer of its own. */
export function requirableRoles(side: Side): readonly Role[] {
  if (side === 'operator') return [...OPERATOR_ROLES, ...PARTNER_ROLES];
  return side === 'customer' ? CUSTOMER_ROLES : [];
}

/** Which of its roles a side requires a factor of, as one number: what a form saw, to compare with what stands. */
export const requirementVersion = (side: Side, required: readonly string[]): number =>
  requirableRoles(side).reduce((sum, role, place) => (required.includes(role) ? sum + 2 ** place : sum), 0);
