import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES } from '../actor';
import { customer, operator, type PolicyRow, partner } from '../row';

/** Second factors: everybody's own; whom they are required of, and whose are reset, is for administrators. */
export const ACCOUNT_ROWS = [
  partner('factor.manage', PARTNER_ROLES, 'self', 'P19'),
  customer('factor.manage', CUSTOMER_ROLES, 'self', 'P19'),
  operator('factor.manage', OPERATOR_ROLES, 'self', 'P19'),

  operator('factor.require', ['administrator'], 'organization.any', 'P19'),
  customer('factor.require', ['global_administrator'], 'organization.own', 'P2'),
  partner('factor.require', [], 'nothing', 'P19'),

  partner('factor.reset', ['global_admin', 'user_management_admin'], 'organization.own', 'P19'),
  customer('factor.reset', ['global_administrator'], 'organization.own', 'P2'),
  operator('factor.reset', ['administrator'], 'organization.own', 'P19'),
] as const satisfies readonly PolicyRow[];
