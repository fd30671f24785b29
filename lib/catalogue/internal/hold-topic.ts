import type { Acting } from '@/lib/policy/enter';
import { stale } from '@/lib/shared/errors';

/** The topics are changed one after the other: of two at once the second sees what the first did. */
export const holdTopics = ({ tx }: Acting) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('support_topic', 0))`;

/** The topic to be changed, null for an unknown id. */
export async function holdTopic(acting: Acting, id: string) {
  await holdTopics(acting);
  return acting.tx.supportTopic.findUnique({ where: { id } });
}

export type HeldTopic = NonNullable<Awaited<ReturnType<typeof holdTopic>>>;

/** The version that follows the one that the person saw. Throws stale when another stands. */
export function nextVersion(record: HeldTopic, seen: number): number {
  if (record.version !== seen) throw stale(record.version);
  return seen + 1;
}
