import { Prisma, type Transaction } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { DELIVERY_STATES, type DeliveryState } from './schema';

export const PAGE_ROWS = 50;
export const COUNT_LIMIT = 1_000;
const PARKED_EVENTS = 20;

export type DeliverySearch = { state?: string | undefined; after?: string | undefined; delivery?: string | undefined };

export type DeliveryRow = {
  id: string;
  createdAt: Date;
  eventName: string;
  number: string | null;
  state: DeliveryState;
  attempts: number;
  dueAt: Date;
  isBeingSent: boolean;
  deliveredAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
};

const COLUMNS = Prisma.sql`d.id, d.created_at AS "createdAt", d.event_name AS "eventName", e.data ->> 'number' AS number, d.state, d.attempts,
  d.due_at AS "dueAt", coalesce(d.leased_until > now(), false) AS "isBeingSent", d.delivered_at AS "deliveredAt",
  last.status AS "lastStatus", last.error AS "lastError"`;
const JOINED = Prisma.sql`LEFT JOIN event e ON e.id = d.event_id
  LEFT JOIN LATERAL (SELECT a.status, a.error FROM delivery_attempt a WHERE a.delivery_id = d.id ORDER BY a.attempt DESC LIMIT 1) last ON true`;

async function readDeliveries(tx: Transaction, state: DeliveryState | undefined, after: string | undefined) {
  const from = readCursor(after, ['instant', 'uuid']);
  const filters = [
    ...(state ? [Prisma.sql`d.state = ${state}`] : []),
    ...(from ? [Prisma.sql`(d.created_at, d.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`] : []),
  ];
  const where = filters.length ? Prisma.sql`WHERE ${Prisma.join(filters, ' AND ')}` : Prisma.empty;
  const found = await tx.$queryRaw<(DeliveryRow & { position: string })[]>`
    SELECT ${COLUMNS}, d.created_at::text AS position
    FROM (SELECT * FROM delivery d ${where} ORDER BY d.created_at DESC, d.id DESC LIMIT ${PAGE_ROWS + 1}) d ${JOINED}
    ORDER BY d.created_at DESC, d.id DESC`;
  const last = found[PAGE_ROWS - 1];
  const rows: DeliveryRow[] = found.slice(0, PAGE_ROWS).map(({ position: _, ...row }) => row);
  return { rows, next: found.length > PAGE_ROWS && last ? writeCursor([last.position, last.id]) : null };
}

async function readAttempts(tx: Transaction, id: string | undefined) {
  if (!id || !isUuid(id)) return null;
  const [delivery] = await tx.$queryRaw<
    DeliveryRow[]
  >`SELECT ${COLUMNS} FROM delivery d ${JOINED} WHERE d.id = ${id}::uuid`;
  if (!delivery) return null;
  const attempts = await tx.deliveryAttempt.findMany({
    where: { deliveryId: id },
    select: { id: true, attempt: true, at: true, durationMs: true, status: true, error: true, responseExcerpt: true },
    orderBy: { attempt: 'desc' },
    take: 100,
  });
  return { delivery, attempts };
}

const withEvents = <T extends { deliveryTargetEvents: { eventName: string }[] }>({
  deliveryTargetEvents,
  ...target
}: T) => ({
  ...target,
  events: deliveryTargetEvents.map((one) => one.eventName),
});

/**
 * What the operator's settings of delivery show: the receiver (never its secret), the newest deliveries by keyset, 50 a page, of one
 * state or of all, how many are parked (counted to 1,000), events that nothing could be made of, and the attempts of one delivery.
 */
export async function getDeliverySettings(viewer: Viewer, search: DeliverySearch = {}) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'delivery.view');
    const state = DELIVERY_STATES.find((one) => one === search.state);
    const target = await tx.deliveryTarget.findFirst({
      select: {
        id: true,
        name: true,
        url: true,
        isEnabled: true,
        version: true,
        updatedAt: true,
        deliveryTargetEvents: { select: { eventName: true }, orderBy: { eventName: 'asc' } },
      },
      orderBy: { id: 'asc' },
    });
    const [count] = await tx.$queryRaw<{ parked: number }[]>`
      SELECT count(*)::int AS parked FROM (SELECT FROM delivery d WHERE d.state = 'parked' LIMIT ${COUNT_LIMIT + 1}) counted`;
    const parkedEvents = await tx.$queryRaw<
      { id: string; at: Date; name: string; number: string | null; attempts: number; lastError: string | null }[]
    >`
      SELECT e.id, e.at, e.name, e.data ->> 'number' AS number, p.attempts, p.last_error AS "lastError"
      FROM event_dispatch p JOIN event e ON e.id = p.event_id WHERE p.state = 'parked' ORDER BY p.due_at DESC LIMIT ${PARKED_EVENTS}`;
    return {
      now,
      state: state ?? null,
      target: target && withEvents(target),
      ...(await readDeliveries(tx, state, search.after)),
      parkedCount: count?.parked ?? 0,
      parkedEvents,
      selected: await readAttempts(tx, search.delivery),
      can: { configure: may(actor, 'delivery.configure'), resend: may(actor, 'delivery.resend') },
    };
  });
}

export type DeliverySettings = Awaited<ReturnType<typeof getDeliverySettings>>;
