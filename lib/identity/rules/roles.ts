import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES, type Role, type Side } from '@/lib/policy/actor';

export const AGENT_ROLES = ['admin_agent', 'sales_agent', 'helpdesk_agent'] as const;
export const ADMIN_ROLES = ['global_admin', 'billing_admin', 'user_management_admin'] as const;

export const ROLES_OF: Readonly<Record<Side, readonly Role[]>> = {
  partner: PARTNER_ROLES,
  customer: CUSTOMER_ROLES,
  operator: OPERATOR_ROLES,
};

/** The role of each side that must not be without a holder. */
export const TOP_ROLE: Readonly<Record<Side, Role>> = {
  partner: 'global_admin',
  customer: 'global_administrator',
  operator: 'administrator',
};

const among = (roles: readonly Role[], group: readonly Role[]) => roles.filter((role) => group.includes(role)).length;

/**
 * Why one person of that side cannot hold these roles together, as a key of the errors; null when it can. A partner's person has one agent
 * role and one admin role at most; an auditor is nothing else; nobody has no role, or another side's.
 */
export function rolesFault(side: Side, roles: readonly Role[]): string | null {
  if (roles.length === 0) return 'roles_needed';
  if (new Set(roles).size < roles.length || roles.some((role) => !ROLES_OF[side].includes(role))) return 'choose';
  if (among(roles, AGENT_ROLES) > 1 || among(roles, ADMIN_ROLES) > 1) return 'roles_one_each';
  return roles.includes('auditor') && roles.length > 1 ? 'roles_auditor_alone' : null;
}

/** Whether who holds these roles may give or take that one: global admin only a global admin. */
export const mayGive = (own: readonly Role[], role: Role): boolean =>
  role !== 'global_admin' || own.includes('global_admin');

/** Whether who holds these roles looks after a colleague with those: a global admin only a global admin. */
export const looksAfter = (own: readonly Role[], theirs: readonly Role[]): boolean =>
  theirs.every((role) => mayGive(own, role));
