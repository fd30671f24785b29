import type { Role, Side } from '@/lib/policy/actor';
import type { Kind } from '../schema';

/**
 * Whom one event may concern. `party`: the organizations that the event names; `holders`: those that hold, sell or serve the services that it
 * is about; `sellers`: the partner that it names, or with none named every partner. `involved` have acted on the record before, `followers` asked to follow it, `others` belong to another organization than who acted.
 * What reads `event` must be allowed to read the event
 * itself; what reads `record` is told of the record as it stands for the reader, and nothing of the event.
 */
export type Recipients = {
  side: Side;
  roles: readonly Role[];
  who: 'all' | 'involved' | 'followers' | 'others';
  from: 'party' | 'holders' | 'sellers';
  kind: Kind | 'message';
  reads: 'event' | 'record';
};

const ESCALATING = ['admin_agent', 'helpdesk_agent', 'global_admin'] as const;
const SELLING = ['admin_agent', 'sales_agent', 'global_admin'] as const;
const PAYING = ['admin_agent', 'global_admin', 'billing_admin'] as const;
const SUPPORT = ['support_engineer', 'support_lead'] as const;
const CUSTOMER_SUPPORT = ['global_administrator', 'service_support_administrator'] as const;
const CUSTOMER_BUYING = ['global_administrator', 'billing_administrator'] as const;
const CASE_OWNERS = [
  'global_administrator',
  'service_support_administrator',
  'billing_administrator',
  'user_administrator',
  'message_center_reader',
  'message_center_privacy_reader',
  'member',
] as const;
const MESSAGE_READERS = [
  'global_administrator',
  'service_support_administrator',
  'message_center_reader',
  'message_center_privacy_reader',
] as const;

const one = (
  side: Side,
  who: Recipients['who'],
  roles: readonly Role[],
  kind: Recipients['kind'],
  more: Partial<Pick<Recipients, 'from' | 'reads'>> = {},
): Recipients => ({ side, who, roles, kind, from: 'party', reads: 'event', ...more });

const PARTNERS_OWN = one('partner', 'involved', ESCALATING, 'requests');
const PARTNERS_TEAM = one('partner', 'all', ESCALATING, 'requests_team');
const DESKS_OWN = one('operator', 'involved', SUPPORT, 'requests');
const DESKS_TEAM = one('operator', 'all', SUPPORT, 'requests_team');
/** P22: the customer hears of its summary when there is something new in it, and of nothing that is said about it. */
const SUMMARY = one('customer', 'all', CUSTOMER_SUPPORT, 'requests_summary', { reads: 'record' });

const CASE_BOTH = [
  one('partner', 'involved', ESCALATING, 'cases'),
  one('customer', 'involved', CASE_OWNERS, 'cases'),
  one('partner', 'all', ESCALATING, 'cases_team'),
];
const CHANGE_ASKED = [one('partner', 'all', SELLING, 'change_requests')];
const CHANGE_ANSWERED = [
  one('customer', 'involved', CUSTOMER_BUYING, 'change_requests'),
  one('partner', 'involved', SELLING, 'change_requests'),
];
const SUBSCRIPTION = [one('customer', 'all', CUSTOMER_BUYING, 'subscriptions')];
/** What the scheduler does or is about to do, nobody of either side has done: both are told. */
const SCHEDULED = [...SUBSCRIPTION, one('partner', 'all', SELLING, 'subscriptions')];
const HEALTH = [
  one('partner', 'followers', ESCALATING, 'health_followed', { from: 'holders', reads: 'record' }),
  one('partner', 'all', ESCALATING, 'health', { from: 'holders', reads: 'record' }),
  one('customer', 'all', MESSAGE_READERS, 'health', { from: 'holders', reads: 'record' }),
];
const MESSAGE = [one('customer', 'all', MESSAGE_READERS, 'message', { from: 'holders', reads: 'record' })];
/** One mail for all that an import changed: what is major, on data privacy or to act upon. */
const IMPORTED = [one('customer', 'all', MESSAGE_READERS, 'message_major', { from: 'holders', reads: 'record' })];
const WRITERS = [one('operator', 'involved', ['communications_editor'], 'communications')];
const DELEGATION = [
  one('customer', 'all', ['global_administrator'], 'tenant'),
  one('partner', 'all', ['admin_agent', 'global_admin'], 'tenant'),
];

/** P9: told to the partner in question alone, as its own page has it. */
const STANDING = [one('partner', 'all', ['global_admin'], 'standing', { reads: 'record' })];
/** P10, P23: each partner that it concerns is told that there is a price to be read, and of no other partner's. */
const PRICED = [one('partner', 'all', PAYING, 'prices', { from: 'sellers', reads: 'record' })];
const PARTED = [
  one('customer', 'others', ['global_administrator'], 'relations'),
  one('partner', 'others', ['global_admin'], 'relations'),
];

/** The registry: whom each event may concern, first line first. An event that is not here is nobody's mail. */
export const REGISTRY: Readonly<Record<string, readonly Recipients[]>> = {
  'escalation.submitted': [PARTNERS_TEAM, DESKS_TEAM, SUMMARY],
  'escalation.severity_set': [PARTNERS_OWN, DESKS_OWN],
  'escalation.judged': [DESKS_OWN],
  'escalation.taken': [PARTNERS_OWN, DESKS_OWN],
  'escalation.noted': [PARTNERS_OWN, DESKS_OWN],
  'escalation.replied': [PARTNERS_OWN, DESKS_OWN, PARTNERS_TEAM],
  'escalation.partner_asked': [PARTNERS_OWN, DESKS_OWN, PARTNERS_TEAM],
  'escalation.resolved': [PARTNERS_OWN, DESKS_OWN, PARTNERS_TEAM],
  'escalation.customer_told': [PARTNERS_OWN, DESKS_OWN, SUMMARY],
  'escalation.closed': [PARTNERS_OWN, DESKS_OWN, PARTNERS_TEAM, SUMMARY],
  'escalation.reopened': [PARTNERS_OWN, DESKS_OWN, DESKS_TEAM],
  'escalation.withdrawn': [PARTNERS_OWN, DESKS_OWN],

  'case.opened': [one('partner', 'all', ESCALATING, 'cases')],
  'case.replied': CASE_BOTH,
  'case.noted': [one('partner', 'involved', ESCALATING, 'cases')],
  'case.escalated': CASE_BOTH,
  'case.resolved': CASE_BOTH,
  'case.closed': CASE_BOTH,
  'case.reopened': CASE_BOTH,

  'change_request.submitted': CHANGE_ASKED,
  'change_request.withdrawn': CHANGE_ASKED,
  'change_request.amended': CHANGE_ANSWERED,
  'change_request.executed': CHANGE_ANSWERED,
  'change_request.declined': CHANGE_ANSWERED,

  'subscription.quantity_changed': SUBSCRIPTION,
  'subscription.renamed': SUBSCRIPTION,
  'subscription.renewal_changed': SUBSCRIPTION,
  'subscription.upgraded': SUBSCRIPTION,
  'subscription.suspended': SUBSCRIPTION,
  'subscription.reactivated': SUBSCRIPTION,
  'subscription.renewed': SCHEDULED,
  'subscription.suspended_with_parent': SCHEDULED,
  'subscription.deleted': SCHEDULED,
  'subscription.term_ends_soon': SCHEDULED,
  'subscription.deletion_near': SCHEDULED,
  'subscription.term_ended': SCHEDULED,

  'health_issue.published': HEALTH,
  'health_issue.updated': HEALTH,
  'health_issue.post_added': HEALTH,
  'health_issue.resolved': HEALTH,
  'health_issue.affected_reported': [one('operator', 'all', ['communications_editor'], 'communications')],

  'service_message.published': MESSAGE,
  'service_message.updated': MESSAGE,
  'service_message.import_finished': IMPORTED,
  'service_message.submitted': [one('operator', 'all', ['support_lead'], 'communications')],
  'service_message.approved': WRITERS,
  'service_message.returned': WRITERS,

  'tenant.setting_changed': [one('customer', 'all', ['global_administrator'], 'tenant')],
  'delegation.granted': DELEGATION,
  'delegation.removed': DELEGATION,

  'offer.priced': PRICED,

  'arrears.set': STANDING,
  'arrears.lifted': STANDING,
  'relation.ended': PARTED,
};

/** Events that are nobody's mail: what the operator's administration changes, its own receivers, and the steps of writing that nobody waits for. */
export const SILENT: readonly string[] = [
  'organization.enrolled',
  'advanced_agreement.granted',
  'advanced_agreement.ended',
  'promise.targets_changed',
  'promise.calendar_changed',
  'promise.calendar_announced',
  'topic.added',
  'topic.renamed',
  'topic.moved',
  'topic.retired',
  'topic.restored',
  'offer.added',
  'offer.changed',
  'offer.retired',
  'offer.restored',
  'service.added',
  'service.renamed',
  'service.retired',
  'service.restored',
  'delivery_target.configured',
  'delivery_target.tested',
  'delivery_target.removed',
  'delivery.resent',
  'notification.resent',
  'health_issue.affected_withdrawn',
  'service_message.drafted',
  'service_message.recalled',
  'service_message.withdrawn',
  'service_message.imported',
  'factor_requirement.changed',
  'person.factors_reset',
  'person.joined',
  'person.roles_changed',
  'person.disabled',
  'person.enabled',
  'person.sessions_ended',
  'person.password_changed',
  'person.password_reset',
  'person.provider_bound',
  'person.provider_unbound',
  'invitation.made',
  'invitation.sent_again',
  'invitation.withdrawn',
  'person.factor_added',
  'person.factor_removed',
  'person.recovery_codes_made',
  'service_message.import_started',
  'service_message.import_advanced',
  'customer.created',
  'customer.details_changed',
  'customer.billing_changed',
  'relation.accepted',
  'organization.off_boarded',
  'person.erased',
  'relation_link.made',
  'relation_link.revoked',
  'relation_link.mailed',
  'subscription.ordered',
  'partner.support_profile_changed',
  'roster.changed',
];

/** A message that an import changed is no mail of its own: a large import would be a flood. Its end tells of all of them at once. */
export const isToldWithItsImport = (event: { name: string; origin: string | null }): boolean =>
  event.name === 'service_message.updated' && event.origin === 'imported';

/** Whether the technical contact of a tenant, an address that the tenant named (P2), is told too. */
export const tellsTechnicalContact = (eventName: string): boolean => REGISTRY[eventName] === HEALTH;
