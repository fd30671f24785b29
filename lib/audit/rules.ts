import type { Actor } from '@/lib/policy/actor';

/**
 * False when an event certainly is not for this person: another side's, or another organization's. True promises nothing. News of service health
 * and of
 * messages names nobody: it is for whoever reads the issue or the message, which only the database can say.
 */
export function mayConcern(
  actor: Pick<Actor, 'side' | 'organizationId'>,
  event: { type: string; audience: string; partner: string | null; customer: string | null },
): boolean {
  if (event.type === 'health_issue' || (event.type === 'service_message' && actor.side === 'customer')) return true;
  if (!event.audience.split('_').includes(actor.side)) return false;
  if (actor.side === 'partner') return event.partner === actor.organizationId;
  return actor.side === 'operator' || event.customer === actor.organizationId;
}
