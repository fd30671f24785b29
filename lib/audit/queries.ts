import { Prisma, type Transaction } from '@/lib/platform/db';
import type { Actor } from '@/lib/policy/actor';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';

const REMEMBERED = 32;

/** What lets a person hear of events at all. Each domain whose records are shown live adds the action that reads them. */
const VIEWING = [
  'escalation.view',
  'delivery.view',
  'escalation.view_summary',
  'subscription.view',
  'case.view',
  'service_message.oversee',
  'delegation.view',
] as const;

// The first lock on the record: each branch has an index of its own, and none is there for those to whom nothing is addressed.
// Row-level security keeps the audiences apart; service health, which names no organization, it keeps to who reads the issue.
function reachesOf(actor: Actor): Prisma.Sql[] {
  const [action] = VIEWING.filter((one) => may(actor, one));
  return [
    ...(action ? [scopeSql(actor, authorize(actor, action))] : []),
    ...(may(actor, 'health.view') ? [Prisma.sql`e.record_type = 'health_issue'`] : []),
  ];
}

/**
 * The newest events that the viewer may see, newest first, at most 32. Read first in a page's transaction they tell later which
 * news the page already shows. Several and not one, as transactions do not commit in the order of their numbers.
 */
export async function newestVisibleSeqs(viewer: Viewer): Promise<number[]> {
  return asViewer(viewer, ({ tx, actor }) => newestIn(tx, actor));
}

async function newestIn(tx: Transaction, actor: Actor): Promise<number[]> {
  const reaches = reachesOf(actor);
  if (reaches.length === 0) return [];
  const branches = reaches.map(
    (reach) => Prisma.sql`(SELECT e.seq FROM event e WHERE ${reach} ORDER BY e.seq DESC LIMIT ${REMEMBERED})`,
  );
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT seq FROM (${Prisma.join(branches, ' UNION ')}) newest ORDER BY seq DESC LIMIT ${REMEMBERED}`;
  return rows.map((row) => Number(row.seq));
}

export type VisibleEvent = { seq: number; type: string; record: string };

/** Of these events the ones that the viewer may see, as ids, oldest first. Does not count as the person's activity. */
export async function visibleEvents(viewer: Viewer, seqs: readonly number[]): Promise<VisibleEvent[]> {
  const work = asViewer(
    viewer,
    async ({ tx, actor }) => {
      const reaches = reachesOf(actor);
      if (reaches.length === 0 || seqs.length === 0) return [];
      return tx.$queryRaw<{ seq: bigint; type: string; record: string }[]>`
        SELECT e.seq, e.record_type AS type, e.record_id AS record FROM event e
        WHERE e.seq = ANY (${[...seqs]}::bigint[]) AND (${Prisma.join(reaches, ' OR ')}) ORDER BY e.seq`;
    },
    { touch: false },
  );
  return (await work).map((row) => ({ ...row, seq: Number(row.seq) }));
}

export type LiveStart = { actor: Actor; seqs: number[] };

/** Who opens a stream, and the newest events that it starts from. Does not count as the person's activity. */
export async function startLive(viewer: Viewer): Promise<LiveStart> {
  return asViewer(viewer, async ({ tx, actor }) => ({ actor, seqs: await newestIn(tx, actor) }), {
    touch: false,
  });
}
