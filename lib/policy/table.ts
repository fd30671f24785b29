import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES, type Role, type Side } from './actor';

export type PolicyRow = { action: string; side: Side; roles: readonly Role[]; scope: ScopeName; rule: string };

export type ScopeName =
  | 'relation.own-customers'
  | 'escalation.own-partner'
  | 'escalation.any'
  | 'escalation.own-summary'
  | 'tenant.delegated'
  | 'tenant.own'
  | 'health.served'
  | 'message.meant'
  | 'delivery.any'
  | 'subscription.sold'
  | 'subscription.own'
  | 'subscription.any'
  | 'self'
  | 'nothing';

const ESCALATING = ['admin_agent', 'helpdesk_agent', 'global_admin'] as const;
const SELLING = ['admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin'] as const;
const SUPPORT = ['support_engineer', 'support_lead'] as const;
const READING = ['support_engineer', 'support_lead', 'auditor'] as const;
const ORDERING = ['admin_agent', 'sales_agent', 'global_admin'] as const;
const ASKING = ['global_administrator', 'billing_administrator'] as const;
const MESSAGE_READERS = [
  'global_administrator',
  'service_support_administrator',
  'message_center_reader',
  'message_center_privacy_reader',
] as const;
const CUSTOMER_SUPPORT = ['global_administrator', 'service_support_administrator'] as const;

const partner = <A extends string>(action: A, roles: readonly Role[], scope: ScopeName, rule: string) => ({
  action,
  side: 'partner' as const,
  roles,
  scope,
  rule,
});
const operator = <A extends string>(action: A, roles: readonly Role[], scope: ScopeName, rule: string) => ({
  action,
  side: 'operator' as const,
  roles,
  scope,
  rule,
});
const customer = <A extends string>(action: A, roles: readonly Role[], scope: ScopeName, rule: string) => ({
  action,
  side: 'customer' as const,
  roles,
  scope,
  rule,
});

/**
 * Who may do what: the first lock, and the only place that decides. A row without roles says which rule refuses that side.
 * The rule is what the refusal names and what the record keeps.
 */
export const POLICY = [
  partner('customer.find', SELLING, 'relation.own-customers', 'P19'),

  partner('escalation.submit', ESCALATING, 'relation.own-customers', 'P12'),
  customer('escalation.submit', [], 'nothing', 'P4'),
  operator('escalation.submit', [], 'nothing', 'P12'),

  partner('escalation.view', ESCALATING, 'escalation.own-partner', 'P22'),
  operator('escalation.view', READING, 'escalation.any', 'P15'),
  customer('escalation.view', [], 'nothing', 'P22'),

  customer('escalation.view_summary', CUSTOMER_SUPPORT, 'escalation.own-summary', 'P22'),

  operator('escalation.set_severity', SUPPORT, 'escalation.any', 'P21'),
  partner('escalation.set_severity', [], 'nothing', 'P21'),
  operator('escalation.judge', SUPPORT, 'escalation.any', 'P13'),
  operator('escalation.take', SUPPORT, 'escalation.any', 'P15'),
  operator('escalation.ask_partner', SUPPORT, 'escalation.any', 'P15'),
  operator('escalation.resolve', SUPPORT, 'escalation.any', 'P15'),
  operator('escalation.note', SUPPORT, 'escalation.any', 'P15'),
  partner('escalation.note', ESCALATING, 'escalation.own-partner', 'P12'),
  operator('escalation.reply', SUPPORT, 'escalation.any', 'P15'),
  partner('escalation.reply', ESCALATING, 'escalation.own-partner', 'P12'),
  partner('escalation.tell_customer', ESCALATING, 'escalation.own-partner', 'P15'),
  partner('escalation.close', ESCALATING, 'escalation.own-partner', 'P15'),
  partner('escalation.reopen', ESCALATING, 'escalation.own-partner', 'P15'),
  partner('escalation.withdraw', ESCALATING, 'escalation.own-partner', 'P12'),

  partner('health.view', ESCALATING, 'health.served', 'P14'),
  operator('health.view', OPERATOR_ROLES, 'health.served', 'P1'),
  customer('health.view', MESSAGE_READERS, 'health.served', 'P1'),
  partner('health.follow', ESCALATING, 'health.served', 'P14'),
  operator('health.write', ['communications_editor'], 'health.served', 'P1'),
  partner('health.write', [], 'nothing', 'P1'),
  customer('health.write', [], 'nothing', 'P1'),
  customer('health.report_affected', CUSTOMER_SUPPORT, 'tenant.own', 'P1'),
  partner('health.report_affected', [], 'nothing', 'P14'),
  operator('health.report_affected', [], 'nothing', 'P1'),
  customer('health.view_affected', MESSAGE_READERS, 'tenant.own', 'P1'),
  partner('health.view_affected', ESCALATING, 'health.served', 'P14'),
  operator(
    'health.view_affected',
    ['support_engineer', 'support_lead', 'communications_editor', 'auditor'],
    'health.served',
    'P1',
  ),

  customer('service_message.view', MESSAGE_READERS, 'message.meant', 'P1'),
  operator('service_message.view', OPERATOR_ROLES, 'message.meant', 'P1'),
  partner('service_message.view', [], 'nothing', 'P1'),
  customer(
    'service_message.view_privacy',
    ['global_administrator', 'message_center_privacy_reader'],
    'message.meant',
    'P1',
  ),
  operator('service_message.view_privacy', OPERATOR_ROLES, 'message.meant', 'P1'),
  operator(
    'service_message.view_unpublished',
    ['communications_editor', 'support_lead', 'auditor'],
    'message.meant',
    'P1',
  ),
  customer('service_message.mark', MESSAGE_READERS, 'self', 'P1'),

  partner('tenant.view', ESCALATING, 'tenant.delegated', 'P14'),
  customer(
    'tenant.view',
    ['global_administrator', 'user_administrator', 'service_support_administrator'],
    'tenant.own',
    'P2',
  ),

  customer('support_contact.view', CUSTOMER_ROLES, 'tenant.own', 'P11'),
  partner('subscription.view', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.view', ASKING, 'subscription.own', 'P3'),
  operator(
    'subscription.view',
    ['support_engineer', 'support_lead', 'administrator', 'auditor'],
    'subscription.any',
    'P6',
  ),
  partner('subscription.change_quantity', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.change_quantity', [], 'nothing', 'P3'),
  operator('subscription.change_quantity', [], 'nothing', 'P6'),
  partner('subscription.rename', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.rename', [], 'nothing', 'P3'),
  operator('subscription.rename', [], 'nothing', 'P6'),
  partner('subscription.set_renewal', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.set_renewal', [], 'nothing', 'P3'),
  operator('subscription.set_renewal', [], 'nothing', 'P6'),
  partner('subscription.suspend', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.suspend', [], 'nothing', 'P3'),
  operator('subscription.suspend', [], 'nothing', 'P6'),
  partner('subscription.reactivate', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.reactivate', [], 'nothing', 'P3'),
  operator('subscription.reactivate', [], 'nothing', 'P6'),
  partner('subscription.upgrade', ORDERING, 'subscription.sold', 'P6'),
  customer('subscription.upgrade', [], 'nothing', 'P3'),
  operator('subscription.upgrade', [], 'nothing', 'P6'),
  partner('price.view', ['admin_agent', 'global_admin', 'billing_admin'], 'subscription.sold', 'P23'),
  customer('price.view', [], 'nothing', 'P23'),
  operator('price.view', [], 'nothing', 'P23'),

  customer('change_request.submit', ASKING, 'subscription.own', 'P3'),
  partner('change_request.submit', [], 'nothing', 'P6'),
  operator('change_request.submit', [], 'nothing', 'P6'),
  partner('change_request.view', ORDERING, 'subscription.sold', 'P6'),
  customer('change_request.view', ASKING, 'subscription.own', 'P3'),
  operator('change_request.view', [], 'nothing', 'P4'),
  partner('change_request.amend', ORDERING, 'subscription.sold', 'P6'),
  customer('change_request.amend', [], 'nothing', 'P3'),
  operator('change_request.amend', [], 'nothing', 'P6'),
  partner('change_request.execute', ORDERING, 'subscription.sold', 'P6'),
  customer('change_request.execute', [], 'nothing', 'P3'),
  operator('change_request.execute', [], 'nothing', 'P6'),
  partner('change_request.decline', ORDERING, 'subscription.sold', 'P6'),
  customer('change_request.decline', [], 'nothing', 'P3'),
  operator('change_request.decline', [], 'nothing', 'P6'),
  customer('change_request.withdraw', ASKING, 'subscription.own', 'P3'),
  partner('change_request.withdraw', [], 'nothing', 'P3'),
  operator('change_request.withdraw', [], 'nothing', 'P6'),

  operator('delivery.view', ['administrator', 'support_lead', 'auditor'], 'delivery.any', 'P19'),
  operator('delivery.configure', ['administrator'], 'delivery.any', 'P19'),
  operator('delivery.resend', ['administrator'], 'delivery.any', 'P19'),

  partner('person.preferences', PARTNER_ROLES, 'self', 'P19'),
  customer('person.preferences', CUSTOMER_ROLES, 'self', 'P19'),
  operator('person.preferences', OPERATOR_ROLES, 'self', 'P19'),

  partner('draft.keep', ESCALATING, 'self', 'P19'),
  operator('draft.keep', [...SUPPORT, 'communications_editor'], 'self', 'P19'),
  customer('draft.keep', CUSTOMER_ROLES, 'self', 'P19'),
] as const satisfies readonly PolicyRow[];

export type Action = (typeof POLICY)[number]['action'];
