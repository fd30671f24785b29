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
  'factor_requirement',
  'organization',
  'promise',
  'topic',
  'customer',
  'partner',
  'relation',
  'relation_link',
  'roster',
  'invitation',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** One thing that happened: audit entry, timeline line, and what the worker fans out from. Names are past tense. */
export type EventDraft = {
  name: string;
  recordType: RecordType;
  recordId: string;
  partnerId?: string;
  customerId?: string;
  audience: EventAudience;
  data: Record<string, string | number | boolean | null>;
};

/** Appends to the record, in the caller's transaction. The database itself adds the outbox row and wakes the listeners. */
export async function recordEvent(
  { tx, actor, now, requestId }: Acting,
  grant: Grant,
  draft: EventDraft,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, request_id, at)
    VALUES (${newId()}::uuid, ${draft.name}, ${grant.action}, ${grant.rule}, ${actor.personId}::uuid, ${actor.organizationId}::uuid,
      ${draft.partnerId ?? null}::uuid, ${draft.customerId ?? null}::uuid, ${draft.recordType}, ${draft.recordId}, ${draft.audience},
      ${JSON.stringify(draft.data)}::jsonb, ${requestId}, ${now})`;
}
