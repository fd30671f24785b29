import { customer, ORDERING, operator, type PolicyRow, partner, SELLING } from '../row';

const ARRANGING = ['admin_agent', 'global_admin'] as const;

/** A partner's customers, the relation that a customer accepts, and how the partner supports them. */
export const PARTNER_ADMIN_ROWS = [
  partner('customer.view', SELLING, 'relation.own-customers', 'P19'),
  partner('customer.create', ORDERING, 'relation.own-customers', 'P19'),
  customer('customer.create', [], 'nothing', 'P19'),
  operator('customer.create', [], 'nothing', 'P19'),
  partner('customer.invite_administrator', ORDERING, 'relation.own-customers', 'P19'),
  partner('customer.edit_details', SELLING, 'relation.own-customers', 'P19'),
  partner('customer.edit_billing', ORDERING, 'relation.own-customers', 'P18'),
  partner('subscription.order', ORDERING, 'relation.own-customers', 'P6'),
  customer('subscription.order', [], 'nothing', 'P3'),
  operator('subscription.order', [], 'nothing', 'P6'),

  partner('relation.request', ORDERING, 'organization.own', 'P19'),
  partner('delegation.request', ARRANGING, 'organization.own', 'P5'),
  customer('relation.accept', ['global_administrator'], 'tenant.own', 'P5'),
  partner('relation.accept', [], 'nothing', 'P5'),
  operator('relation.accept', [], 'nothing', 'P5'),

  partner('partner_profile.view', ['admin_agent', 'sales_agent', 'global_admin'], 'organization.own', 'P11'),
  partner('partner_profile.edit', ['global_admin'], 'organization.own', 'P11'),
  partner('roster.view', SELLING, 'organization.own', 'P11'),
  partner('roster.arrange', ARRANGING, 'organization.own', 'P11'),
] as const satisfies readonly PolicyRow[];
