import type { Audience } from '@/lib/command/event';
import type { Actor } from '@/lib/policy/actor';

/** False when an event certainly is not for this person: another side's, or another partner's. True promises nothing. */
export function mayConcern(
  actor: Pick<Actor, 'side' | 'organizationId'>,
  event: { audience: Audience; partner: string | null },
): boolean {
  if (actor.side === 'operator') return event.audience === 'operator' || event.audience === 'operator_partner';
  return actor.side === 'partner' && event.audience !== 'operator' && event.partner === actor.organizationId;
}
