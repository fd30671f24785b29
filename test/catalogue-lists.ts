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
  ['ctx_case_partners', 'liaison_auth'],
  ['ctx_once_related', 'liaison_auth'],
  ['ctx_service_messages', 'liaison_auth'],
  ['ctx_services', 'liaison_auth'],
  ['customers_to_off_board', 'liaison_auth'],
  ['end_relation', 'liaison_owner'],
  ['enter', 'liaison_auth'],
  ['enter_as_desk', 'liaison_auth'],
  ['enter_as_recipient', 'liaison_auth'],
  ['erase_person', 'liaison_owner'],
  ['event_dispatches', 'liaison_owner'],
  ['event_notifies', 'liaison_owner'],
  ['find_credential', 'liaison_auth'],
  ['health_reach', 'liaison_auth'],
  ['hold_delegation', 'liaison_owner'],
  ['hold_relation', 'liaison_owner'],
  ['off_board_customer', 'liaison_owner'],
  ['person_names', 'liaison_auth'],
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
  'event_words',
  'file_to_remove',
  'notification_dispatch',
  'notification_preference',
  'service_message_import',
  'session',
  'subscription',
];
