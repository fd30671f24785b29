import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES } from '../actor';
import { customer, operator, type PolicyRow, partner } from '../row';

const PARTNERS = ['global_admin', 'user_management_admin'] as const;
const CUSTOMERS = ['global_administrator'] as const;
const OPERATORS = ['administrator'] as const;

/** Own people, by who looks after them; the own account, by everybody. Joining is by the invitation's link, with its roles: the database's own doors. */
export const PEOPLE_ROWS = [
  partner('person.view', PARTNERS, 'organization.own', 'P19'),
  customer('person.view', CUSTOMERS, 'organization.own', 'P19'),
  operator('person.view', [...OPERATORS, 'auditor'], 'organization.own', 'P19'),
  partner('person.invite', PARTNERS, 'organization.own', 'P19'),
  customer('person.invite', CUSTOMERS, 'organization.own', 'P19'),
  operator('person.invite', OPERATORS, 'organization.own', 'P19'),
  partner('person.join', PARTNER_ROLES, 'self', 'P19'),
  customer('person.join', CUSTOMER_ROLES, 'self', 'P19'),
  operator('person.join', OPERATOR_ROLES, 'self', 'P19'),
  partner('person.change_roles', PARTNERS, 'organization.own', 'P19'),
  customer('person.change_roles', CUSTOMERS, 'organization.own', 'P19'),
  operator('person.change_roles', OPERATORS, 'organization.own', 'P19'),
  partner('person.disable', PARTNERS, 'organization.own', 'P19'),
  customer('person.disable', CUSTOMERS, 'organization.own', 'P19'),
  operator('person.disable', OPERATORS, 'organization.own', 'P19'),
  partner('person.end_sessions', PARTNERS, 'organization.own', 'P19'),
  customer('person.end_sessions', CUSTOMERS, 'organization.own', 'P19'),
  operator('person.end_sessions', OPERATORS, 'organization.own', 'P19'),
  partner('person.unbind_provider', PARTNERS, 'organization.own', 'P19'),
  customer('person.unbind_provider', CUSTOMERS, 'organization.own', 'P19'),
  operator('person.unbind_provider', OPERATORS, 'organization.own', 'P19'),
  partner('person.password', PARTNER_ROLES, 'self', 'P19'),
  customer('person.password', CUSTOMER_ROLES, 'self', 'P19'),
  operator('person.password', OPERATOR_ROLES, 'self', 'P19'),
] as const satisfies readonly PolicyRow[];
