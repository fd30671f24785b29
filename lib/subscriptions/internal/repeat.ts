import type { Changing } from './apply';

/**
 * True when the person has made this very change already, and nothing has changed since: the form was sent twice. `isAsWanted` says
 * whether the subscription stands as it was wanted.
 */
export async function isRepeat(
  { tx, actor, record }: Changing,
  { seen, event, isAsWanted }: { seen: number; event: string; isAsWanted: boolean },
): Promise<boolean> {
  if (!isAsWanted || record.version !== seen + 1) return false;
  const last = await tx.event.findFirst({
    where: { recordType: 'subscription', recordId: record.id },
    orderBy: { seq: 'desc' },
    select: { name: true, actorId: true },
  });
  return last?.name === event && last.actorId === actor.personId;
}
