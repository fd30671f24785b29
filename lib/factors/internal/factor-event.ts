import type { EventDraft } from '@/lib/command/event';
import type { Actor } from '@/lib/policy/actor';

/** What happened to a person's factors, for who looks after the people of that organization. */
export const factorEvent = (
  actor: Actor,
  { name, data = {}, personId = actor.personId }: { name: string; data?: EventDraft['data']; personId?: string },
): EventDraft => ({
  name,
  recordType: 'person',
  recordId: personId,
  audience: actor.side,
  ...(actor.side === 'partner' ? { partnerId: actor.organizationId } : {}),
  ...(actor.side === 'customer' ? { customerId: actor.organizationId } : {}),
  data,
});
