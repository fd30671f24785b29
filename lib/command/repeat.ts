import type { Acting } from '@/lib/policy/enter';
import { type EventData, type EventDraft, saidBy, WITH_WORDS } from './event';

type Act = Pick<EventDraft, 'name' | 'recordType' | 'recordId'>;

/**
 * What the person who acts has done already on the version that they saw, as the record says it: their form was sent twice, and nothing has
 * changed since. Null when the version that stands is another's, or came of another act.
 */
export async function ownAct(
  { tx, actor }: Acting,
  act: Act,
  versions: { seen: number; stands: number },
): Promise<EventData | null> {
  if (versions.stands !== versions.seen + 1) return null;
  const made = await tx.event.findFirst({
    where: { ...act, actorId: actor.personId, data: { path: ['version'], equals: versions.stands } },
    include: WITH_WORDS,
  });
  return made && saidBy(made);
}

/** The answer to a form that was sent twice: what it did stands, and is not done again. */
export const REPEAT: { value: null; events: EventDraft[]; isRepeat: true } = {
  value: null,
  events: [],
  isRepeat: true,
};
