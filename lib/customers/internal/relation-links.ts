import type { EventDraft } from '@/lib/command/event';
import type { Actor } from '@/lib/policy/actor';

/** A link that opens nothing from now on. */
export const REVOKED = { name: 'relation_link.revoked', data: { linkBefore: 'live', linkAfter: 'revoked' } };

/** What happened to the partner's link, on its own record; never the link itself. */
export const linkEvent = (
  actor: Actor,
  id: string,
  { name, data = {} }: { name: string; data?: EventDraft['data'] },
): EventDraft => ({
  name,
  recordType: 'relation_link',
  recordId: id,
  partnerId: actor.organizationId,
  audience: 'partner',
  data,
});
