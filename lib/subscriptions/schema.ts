import { z } from 'zod';
import { line, optionalText, text, version } from '@/lib/shared/form-text';

export const STATUSES = ['active', 'suspended', 'pending', 'deleted'] as const;
export type Status = (typeof STATUSES)[number];
/** P8: what a suspension is for. */
export const SUSPENSION_REASONS = ['customer_request', 'non_payment', 'fraud'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];
export const REQUEST_KINDS = ['more_seats', 'fewer_seats', 'upgrade', 'suspend', 'other'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const REQUEST_STATES = ['open', 'executed', 'declined', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

const id = z.uuid('required');
const offer = z
  .string('choose')
  .regex(/^[a-z0-9-]{0,60}$/, 'choose')
  .default('');
// Read by rules/quantity.ts, which has a sentence for each way of being wrong.
const quantity = z.string().default('');

export const onSubscription = z.object({ id, version });
export const quantityForm = onSubscription.extend({ quantity });
export const renameForm = onSubscription.extend({ friendlyName: line(100) });
export const renewalForm = onSubscription.extend({ autoRenew: z.enum(['on', 'off'], 'choose') });
export const suspendForm = onSubscription.extend({ reason: z.enum(SUSPENSION_REASONS, 'choose') });
export const upgradeForm = onSubscription.extend({ offerId: offer });

/** What a customer asks its reseller of record to change; `dueOn` is a date of the person's own calendar, or empty. */
export const askForm = z.object({
  key: z.uuid('required'),
  subscriptionId: id,
  kind: z.enum(REQUEST_KINDS, 'choose'),
  quantity,
  offerId: offer,
  reason: text(4_000, 5),
  dueOn: z
    .string()
    .trim()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, 'date_unreal')
    .default(''),
});
export const ASK_FIELDS = ['kind', 'quantity', 'offerId', 'reason', 'dueOn'] as const;

export const onRequest = z.object({ id, version });
// Hidden in the form: under what the words were kept while they were typed.
const answer = onRequest.extend({ key: z.uuid().optional().catch(undefined) });
export const amendForm = answer.extend({ quantity, offerId: offer, words: text(4_000, 5) });
export const executeForm = answer.extend({ subscriptionVersion: version, words: optionalText(4_000) });
export const declineForm = answer.extend({ words: text(4_000, 5) });

/** The answers to a request that take words, and where those are kept until they are sent. */
export const ANSWER_FORMS = ['execute', 'amend', 'decline'] as const;
export const answersPlace = (requestId: string): string => `change-request/${requestId}`;
export const answerSubject = (requestId: string, form: string): string => `${answersPlace(requestId)}/${form}`;

/** P10: how many months a term lasts; twelve as a rule. */
export const TERMS = ['12', '1', '36'] as const;
/** A further subscription for a customer; an add-on names the subscription that it belongs to. */
export const orderForm = z.object({
  key: z.uuid('required'),
  customerId: id,
  offerId: offer,
  parentId: z.union([z.literal(''), z.uuid()]).default(''),
  quantity,
  term: z.enum(TERMS, 'choose'),
  autoRenew: z.enum(['on', 'off'], 'choose'),
});
