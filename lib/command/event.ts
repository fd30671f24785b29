import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';

/** The four levels of a message. */
export type Audience = 'operator' | 'operator_partner' | 'partner' | 'partner_customer';
/** A record's own: also the customer alone, and all three parties. */
export type EventAudience = Audience | 'customer' | 'operator_partner_customer';

export const RECORD_TYPES = [
  'escalation',
  'delivery_target',
  'delivery',
  'subscription',
  'change_request',
  'service_message',
  'health_issue',
  'tenant',
  'delegation',
  'case',
  'person',
  'notification',
  'organization',
  'factor_requirement',
  'promise',
  'topic',
  'offer',
  'service',
  'customer',
  'partner',
  'relation',
  'relation_link',
  'roster',
  'invitation',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/**
 * One thing that happened: audit entry, timeline line, and what the worker fans out from. Names are past tense. `data` stays for ever and holds
 * ids, numbers and words of the program alone; what somebody typed or that reaches a person goes into `words`, which leave with the person.
 */
export type EventDraft = {
  name: string;
  recordType: RecordType;
  recordId: string;
  partnerId?: string;
  customerId?: string;
  audience: EventAudience;
  data: EventData;
  words?: Record<string, string | null>;
};

export type EventData = Record<string, string | number | boolean | null>;

type Value = EventData[string];

/** What differs, as the record shows it: `cityBefore` and `cityAfter` for each such field. Nothing and an empty text are the same. */
export function differing<T extends Value>(
  before: Readonly<Record<string, T | null | undefined>>,
  after: Readonly<Record<string, T | null | undefined>>,
): Record<string, T | null> {
  const said = (value: T | null | undefined) => (value === undefined || value === '' ? null : value);
  return Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((name) => said(before[name]) !== said(after[name]))
      .flatMap((name) => [
        [`${name}Before`, said(before[name])],
        [`${name}After`, said(after[name])],
      ]),
  );
}

/** To read an event's words along with it: `select` or `include` of Prisma. */
export const WITH_WORDS = { words: { select: { name: true, words: true } } } as const;

/** What an event says, its words among it, as far as they are still there. */
export const saidBy = (event: { data: unknown; words: readonly { name: string; words: string }[] }): EventData => ({
  ...(event.data as EventData),
  ...Object.fromEntries(event.words.map((one) => [one.name, one.words])),
});

/**
 * Appends to the record in their order, in the caller's transaction. The database itself adds the outbox rows and wakes the listeners. All go
 * in one statement: planning what the policies ask of a row of the record takes longer than writing it.
 */
export async function recordEvent(
  { tx, actor, now, requestId }: Acting,
  grant: Grant,
  ...drafts: readonly EventDraft[]
): Promise<void> {
  const events = drafts.map((draft) => ({ ...draft, id: newId() }));
  const rows = events.map(({ id, name, partnerId, customerId, recordType, recordId, audience, data }) => ({
    id,
    name,
    partner_id: partnerId ?? null,
    customer_id: customerId ?? null,
    record_type: recordType,
    record_id: recordId,
    audience,
    data,
  }));
  await tx.$executeRaw`
    INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, request_id, at)
    SELECT e.id, e.name, ${grant.action}, ${grant.rule}, ${actor.personId}::uuid, ${actor.organizationId}::uuid,
      e.partner_id, e.customer_id, e.record_type, e.record_id, e.audience, e.data, ${requestId}, ${now}
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (id uuid, name text, partner_id uuid, customer_id uuid,
      record_type text, record_id text, audience text, data jsonb)) WITH ORDINALITY
      AS e (id, name, partner_id, customer_id, record_type, record_id, audience, data, position)
    ORDER BY e.position`;
  const words = events.flatMap(({ id, words = {} }) =>
    Object.entries(words).flatMap(([name, said]) => (said ? [{ eventId: id, name, words: said }] : [])),
  );
  if (words.length > 0) await tx.eventWords.createMany({ data: words });
}
