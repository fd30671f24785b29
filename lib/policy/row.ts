import type { Role, Side } from './actor';

export type PolicyRow = { action: string; side: Side; roles: readonly Role[]; scope: ScopeName; rule: string };

export type ScopeName =
  | 'relation.own-customers'
  | 'escalation.own-partner'
  | 'escalation.any'
  | 'escalation.own-summary'
  | 'case.own-partner'
  | 'case.own-customer'
  | 'tenant.delegated'
  | 'tenant.own'
  | 'health.served'
  | 'message.meant'
  | 'message.any'
  | 'delivery.any'
  | 'subscription.sold'
  | 'subscription.own'
  | 'subscription.any'
  | 'organization.own'
  | 'organization.any'
  | 'self'
  | 'nothing';

export const ESCALATING = ['admin_agent', 'helpdesk_agent', 'global_admin'] as const;
export const SELLING = ['admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin'] as const;
export const SUPPORT = ['support_engineer', 'support_lead'] as const;
export const READING = ['support_engineer', 'support_lead', 'auditor'] as const;
export const ORDERING = ['admin_agent', 'sales_agent', 'global_admin'] as const;
export const ASKING = ['global_administrator', 'billing_administrator'] as const;
export const MESSAGE_READERS = [
  'global_administrator',
  'service_support_administrator',
  'message_center_reader',
  'message_center_privacy_reader',
] as const;
export const CUSTOMER_SUPPORT = ['global_administrator', 'service_support_administrator'] as const;
export const CASE_RAISING = ['global_administrator', 'service_support_administrator', 'member'] as const;

export const partner = <A extends string>(action: A, roles: readonly Role[], scope: ScopeName, rule: string) => ({
  action,
  side: 'partner' as const,
  roles,
  scope,
  rule,
});
export const operator = <A extends string>(action: A, roles: readonly Role[], scope: ScopeName, rule: string) => ({
  action,
  side: 'operator' as const,
  roles,
  scope,
  rule,
});
export const customer = <A extends string>(action: A, roles: readonly Role[], scope: ScopeName, rule: string) => ({
  action,
  side: 'customer' as const,
  roles,
  scope,
  rule,
});
