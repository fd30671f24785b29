import type { Actor } from '@/lib/policy/actor';

/** False when an event certainly is not for this person: another side's, or another organization's. True promises nothing. */
export function mayConcern(
  actor: Pick<Actor, 'side' | 'organizationId'>,
  event: { audience: string; partner: string | null; customer: string | null },
): boolean {
  if (!event.audience.split('_').includes(actor.side)) return false;
  if (actor.side === 'partner') return event.partner === actor.organizationId;
  return actor.side === 'operator' || event.customer === actor.organizationId;
}
