import { z } from 'zod';
import { longerThan, version, versionOrNone } from '@/lib/shared/form-text';

/** Every event that a command records. A test compares this list with the commands. */
export const EVENT_NAMES = [
  'escalation.submitted',
  'escalation.severity_set',
  'escalation.judged',
  'escalation.taken',
  'escalation.noted',
  'escalation.replied',
  'escalation.partner_asked',
  'escalation.resolved',
  'escalation.customer_told',
  'escalation.closed',
  'escalation.reopened',
  'escalation.withdrawn',
  'subscription.quantity_changed',
  'subscription.renamed',
  'subscription.renewal_changed',
  'subscription.upgraded',
  'subscription.suspended',
  'subscription.reactivated',
  'subscription.renewed',
  'subscription.suspended_with_parent',
  'subscription.deleted',
  'subscription.term_ends_soon',
  'subscription.deletion_near',
  'subscription.term_ended',
  'subscription.ordered',
  'change_request.submitted',
  'change_request.amended',
  'change_request.executed',
  'change_request.declined',
  'change_request.withdrawn',
  'case.opened',
  'case.replied',
  'case.noted',
  'case.escalated',
  'case.resolved',
  'case.closed',
  'case.reopened',
  'health_issue.published',
  'health_issue.updated',
  'health_issue.post_added',
  'health_issue.resolved',
  'health_issue.affected_reported',
  'health_issue.affected_withdrawn',
  'tenant.setting_changed',
  'delegation.granted',
  'delegation.removed',
  'service_message.drafted',
  'service_message.submitted',
  'service_message.recalled',
  'service_message.returned',
  'service_message.approved',
  'service_message.published',
  'service_message.updated',
  'service_message.withdrawn',
  'service_message.imported',
  'service_message.import_started',
  'service_message.import_advanced',
  'service_message.import_finished',
  'factor_requirement.changed',
  'person.factors_reset',
  'organization.enrolled',
  'arrears.set',
  'arrears.lifted',
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
  'offer.priced',
  'offer.retired',
  'offer.restored',
  'service.added',
  'service.renamed',
  'service.retired',
  'service.restored',
  'customer.created',
  'customer.details_changed',
  'customer.billing_changed',
  'relation.accepted',
  'relation_link.made',
  'relation_link.revoked',
  'relation_link.mailed',
  'partner.support_profile_changed',
  'roster.changed',
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
  'relation.ended',
  'organization.off_boarded',
  'person.erased',
  'delivery_target.configured',
  'delivery_target.tested',
  'delivery_target.removed',
  'delivery.resent',
  'notification.resent',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** All events but those of delivery itself: a receiver that fails would otherwise be told that it failed. */
export const EVERY_EVENT = '*';

export const DELIVERY_STATES = ['pending', 'delivered', 'parked'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Standard Webhooks: 24 to 64 random bytes in base64 after `whsec_`. */
export const SECRET = /^whsec_(?=.{32,88}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * One of the operator's receivers, as its administrator enters it. A new one has version 0 and the form's own key as its id; an empty `secret`
 * keeps or makes one.
 */
export const targetForm = z.object({
  id: z.uuid('required'),
  version: versionOrNone.default(0),
  name: z.string('required').trim().min(1, 'required').max(80, longerThan(80)),
  url: z.string('required').trim().min(1, 'required').max(2_000, longerThan(2_000)),
  events: z
    .string('choose')
    .min(1, 'choose')
    .transform((csv) => csv.split(',').filter(Boolean))
    .pipe(z.array(z.enum([EVERY_EVENT, ...EVENT_NAMES], 'choose')).min(1, 'choose'))
    .transform((names) =>
      names.includes(EVERY_EVENT)
        ? names.filter((name) => name === EVERY_EVENT || name.startsWith('delivery'))
        : [...new Set(names)],
    ),
  enabled: z
    .enum(['on', 'off'], 'choose')
    .default('off')
    .transform((value) => value === 'on'),
  secret: z
    .string()
    .trim()
    .default('')
    .refine((secret) => secret === '' || SECRET.test(secret), 'webhook_secret'),
  newSecret: z
    .string()
    .default('')
    .transform((value) => value === 'on'),
});

/** Which receiver is to be removed, on the version that the person saw. */
export const removeForm = z.object({ id: z.uuid('required'), version });

export const resendForm = z.object({ id: z.uuid('required') });

/** What came of a test, as it is kept: a status, or why there was none. */
export const testForm = z.object({
  id: z.uuid('required'),
  status: z.number().int().nullable(),
  error: z.string().max(40, 'form').nullable(),
  durationMs: z.number().int().min(0),
});
