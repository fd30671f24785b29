import type { EventDraft } from '@/lib/command/event';
import type { Acting } from '@/lib/policy/enter';

type About = { recordType: 'person' | 'invitation'; recordId: string };

/** A line on the record of who looks after people, for their own organization alone: ids and roles; an address only among the words. */
export function peopleEvent(
  { actor }: Pick<Acting, 'actor'>,
  name: string,
  about: About,
  data: EventDraft['data'] = {},
  words: EventDraft['words'] = {},
): EventDraft {
  return {
    name,
    ...about,
    audience: actor.side,
    ...(actor.side === 'partner' ? { partnerId: actor.organizationId } : {}),
    ...(actor.side === 'customer' ? { customerId: actor.organizationId } : {}),
    data,
    words,
  };
}

export const rolesText = (roles: readonly string[]): string => [...roles].sort().join(',');
