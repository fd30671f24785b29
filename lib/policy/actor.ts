export const PARTNER_ROLES = [
  'admin_agent',
  'sales_agent',
  'helpdesk_agent',
  'global_admin',
  'billing_admin',
  'user_management_admin',
] as const;
export const CUSTOMER_ROLES = [
  'global_administrator',
  'billing_administrator',
  'user_administrator',
  'service_support_administrator',
  'message_center_reader',
  'message_center_privacy_reader',
  'member',
] as const;
export const OPERATOR_ROLES = [
  'support_engineer',
  'support_lead',
  'communications_editor',
  'administrator',
  'auditor',
] as const;

export type Role = (typeof PARTNER_ROLES)[number] | (typeof CUSTOMER_ROLES)[number] | (typeof OPERATOR_ROLES)[number];
export type Side = 'operator' | 'partner' | 'customer';

/** Who acts in a transaction, as enter() found it a moment ago. */
export type Actor = {
  personId: string;
  organizationId: string;
  side: Side;
  roles: readonly Role[];
  name: string;
  email: string;
  locale: string;
  timeZone: string;
  organizationName: string;
  isInArrears: boolean;
};
