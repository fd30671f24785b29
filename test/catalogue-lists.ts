/** Nobody's rows: the same for every organization, or no organization's at all. */
export const REFERENCE_TABLES = [
  '_prisma_migrations',
  'calendar_day',
  'offer',
  'offer_service',
  'offer_upgrade',
  'rate_limit',
  'service',
  'sla_target',
  'support_topic',
];

/** What skips the second lock, and who owns it. */
export const SECURITY_DEFINERS = [
  ['accept_invitation', 'liaison_owner'],
  ['account_letter', 'liaison_auth'],
  ['change_own_password', 'liaison_owner'],
  ['ctx_case_partners', 'liaison_auth'],
  ['ctx_service_messages', 'liaison_auth'],
  ['ctx_services', 'liaison_auth'],
  ['end_sessions_of', 'liaison_auth'],
  ['enter', 'liaison_auth'],
  ['enter_as_desk', 'liaison_auth'],
  ['enter_as_recipient', 'liaison_auth'],
  ['event_dispatches', 'liaison_owner'],
  ['event_notifies', 'liaison_owner'],
  ['find_credential', 'liaison_auth'],
  ['find_link', 'liaison_auth'],
  ['health_reach', 'liaison_auth'],
  ['hold_delegation', 'liaison_owner'],
  ['lacks_administrator', 'liaison_auth'],
  ['own_password', 'liaison_auth'],
  ['person_names', 'liaison_auth'],
  ['reset_password', 'liaison_owner'],
  ['service_message_audience', 'liaison_auth'],
  ['subscription_seats', 'liaison_auth'],
  ['technical_contacts', 'liaison_auth'],
  ['tenant_change_follows', 'liaison_owner'],
  ['upgrade_refusal', 'liaison_auth'],
  ['upgrade_subscription', 'liaison_owner'],
];

/** What the worker reads without acting for anybody: its outbox, its deliveries, and what the scheduler works on. */
export const WORKER_READS = [
  'attachment',
  'delivery',
  'delivery_attempt',
  'delivery_target',
  'delivery_target_event',
  'draft',
  'event',
  'event_dispatch',
  'notification_dispatch',
  'notification_preference',
  'service_message_import',
  'session',
  'subscription',
];
