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

/** An event or a message as news: in order of time and told apart, and nothing about how much happens elsewhere. */
const markOf = (at: Date, id: string): string => `${at.getTime()}-${id.slice(0, 12)}`;

/**
 * The newest events that the viewer may see, newest first, at most 32. Read first in a page's transaction they tell later which
 * news the page already shows. Several and not one, as transactions do not commit in the order of their numbers.
 */
export async function newestVisibleMarks(viewer: Viewer): Promise<string[]> {
  return asViewer(viewer, ({ tx, actor }) => newestIn(tx, actor));
}

async function newestIn(tx: Transaction, actor: Actor): Promise<string[]> {
  const reaches = reachesOf(actor);
  if (reaches.length === 0) return [];
  const branches = reaches.map(
    (reach) =>
      Prisma.sql`(SELECT e.seq, e.id, e.at FROM event e WHERE ${reach} ORDER BY e.seq DESC LIMIT ${REMEMBERED})`,
  );
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
    SELECT id, at FROM (${Prisma.join(branches, ' UNION ')}) newest ORDER BY seq DESC LIMIT ${REMEMBERED}`;
  return rows.map((row) => markOf(row.at, row.id));
}

/** A customer reads no event of a message, whose record is the operator's own: the message itself, as it stands, is the news (P1). */
const readsMessages = (actor: Actor): boolean => actor.side === 'customer' && may(actor, 'service_message.view');

async function messagesIn(tx: Transaction, actor: Actor, ids?: string[]): Promise<VisibleEvent[]> {
  if (!readsMessages(actor)) return [];
  const rows = await tx.serviceMessage.findMany({
    where: {
      state: 'published',
      ...(ids ? { id: { in: ids } } : {}),
      ...(may(actor, 'service_message.view_privacy') ? {} : { isDataPrivacy: false }),
    },
    select: { id: true, updatedAt: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: ids ? ids.length : REMEMBERED,
  });
  return rows.map((row) => ({ mark: markOf(row.updatedAt, row.id), type: 'service_message', record: row.id }));
}

/** The messages that were changed last of those meant for the viewer, at most 32, for the pages that show messages. */
export async function newestMessageMarks(viewer: Viewer): Promise<string[]> {
  return asViewer(viewer, async ({ tx, actor }) => (await messagesIn(tx, actor)).map((one) => one.mark));
}

export type VisibleEvent = { mark: string; type: string; record: string };
type Noticed = { seq: number; type: string; record: string };

/** Of what was noticed all that the viewer may see, as ids, oldest first. Does not count as the person's activity. */
export async function visibleEvents(viewer: Viewer, noticed: readonly Noticed[]): Promise<VisibleEvent[]> {
  return asViewer(
    viewer,
    async ({ tx, actor }) => {
      if (noticed.length === 0) return [];
      const reaches = reachesOf(actor);
      const rows = reaches.length
        ? await tx.$queryRaw<{ id: string; at: Date; type: string; record: string }[]>`
            SELECT e.id, e.at, e.record_type AS type, e.record_id AS record FROM event e
            WHERE e.seq = ANY (${noticed.map((one) => one.seq)}::bigint[]) AND (${Prisma.join(reaches, ' OR ')}) ORDER BY e.seq`
        : [];
      const ids = noticed.filter((one) => one.type === 'service_message').map((one) => one.record);
      const messages = ids.length ? await messagesIn(tx, actor, [...new Set(ids)]) : [];
      return [...rows.map(({ id, at, ...row }) => ({ mark: markOf(at, id), ...row })), ...messages];
    },
    { touch: false },
  );
}

export type LiveStart = { actor: Actor; news: (Pick<VisibleEvent, 'mark'> | VisibleEvent)[] };

/** Who opens a stream, and the newest news that it starts from. Does not count as the person's activity. */
export async function startLive(viewer: Viewer): Promise<LiveStart> {
  return asViewer(
    viewer,
    async ({ tx, actor }) => {
      const events = await newestIn(tx, actor);
      return { actor, news: [...events.map((mark) => ({ mark })), ...(await messagesIn(tx, actor))] };
    },
    { touch: false },
  );
}
