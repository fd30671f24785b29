import { Prisma, type Transaction } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { isUuid, newId } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { DELIVERY_STATES, type DeliveryState } from './schema';

export const PAGE_ROWS = 50;
export const COUNT_LIMIT = 1_000;
const PARKED_EVENTS = 20;

export type DeliverySearch = {
  state?: string | undefined;
  after?: string | undefined;
  delivery?: string | undefined;
  /** Of one receiver alone, or none of a new one. */
  target?: string | undefined;
};

export type DeliveryRow = {
  id: string;
  targetName: string;
  isTargetRemoved: boolean;
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

const COLUMNS = Prisma.sql`d.id, t.name AS "targetName", t.removed_at IS NOT NULL AS "isTargetRemoved", d.created_at AS "createdAt", d.event_name AS "eventName", e.data ->> 'number' AS number, d.state, d.attempts,
  d.due_at AS "dueAt", coalesce(d.leased_until > now(), false) AS "isBeingSent", d.delivered_at AS "deliveredAt",
  last.status AS "lastStatus", last.error AS "lastError"`;
const JOINED = Prisma.sql`JOIN delivery_target t ON t.id = d.target_id LEFT JOIN event e ON e.id = d.event_id
  LEFT JOIN LATERAL (SELECT a.status, a.error FROM delivery_attempt a WHERE a.delivery_id = d.id ORDER BY a.attempt DESC LIMIT 1) last ON true`;

type Wanted = { state: DeliveryState | undefined; target: string | undefined; after: string | undefined };

async function readDeliveries(tx: Transaction, { state, target, after }: Wanted) {
  const from = readCursor(after, ['instant', 'uuid']);
  const filters = [
    ...(state ? [Prisma.sql`d.state = ${state}`] : []),
    ...(target ? [Prisma.sql`d.target_id = ${target}::uuid`] : []),
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

const TESTED = 'delivery_target.tested';

/** The receivers by name that are not removed, each with its filter, how many are parked (counted to 1,000), and what came of its newest test. Never a secret. */
async function readTargets(tx: Transaction) {
  const targets = await tx.$queryRaw<
    {
      id: string;
      name: string;
      url: string;
      isEnabled: boolean;
      version: number;
      events: string[];
      parked: number;
      testedAt: Date | null;
      tested: { status: number | null; error: string | null } | null;
    }[]
  >`
    SELECT t.id, t.name, t.url, t.is_enabled AS "isEnabled", t.version,
      ARRAY(SELECT w.event_name FROM delivery_target_event w WHERE w.target_id = t.id ORDER BY w.event_name) AS events,
      (SELECT count(*)::int FROM (SELECT FROM delivery d WHERE d.target_id = t.id AND d.state = 'parked' LIMIT ${COUNT_LIMIT + 1}) counted) AS parked,
      last.at AS "testedAt", last.data AS tested
    FROM delivery_target t LEFT JOIN LATERAL (SELECT e.at, e.data FROM event e
      WHERE e.record_type = 'delivery_target' AND e.record_id = t.id::text AND e.name = ${TESTED} ORDER BY e.seq DESC LIMIT 1) last ON true
    WHERE t.removed_at IS NULL ORDER BY lower(t.name), t.id`;
  return targets.map(({ tested, ...target }) => ({
    ...target,
    tested: tested && { status: tested.status, error: tested.error },
  }));
}

/**
 * What the operator's settings of delivery show: the receivers (never a secret), the newest deliveries by keyset, 50 a page, to one receiver or
 * all, of one state or of all, how many are parked (counted to 1,000), events that nothing could be made of, and the attempts of one delivery.
 */
export async function getDeliverySettings(viewer: Viewer, search: DeliverySearch = {}) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'delivery.view');
    const state = DELIVERY_STATES.find((one) => one === search.state);
    const targets = await readTargets(tx);
    const target = targets.find((one) => one.id === search.target) ?? null;
    const [count] = await tx.$queryRaw<{ parked: number }[]>`
      SELECT count(*)::int AS parked FROM (SELECT FROM delivery d JOIN delivery_target t ON t.id = d.target_id WHERE d.state = 'parked' AND t.removed_at IS NULL LIMIT ${COUNT_LIMIT + 1}) counted`;
    const parkedEvents = await tx.$queryRaw<
      { id: string; at: Date; name: string; number: string | null; attempts: number; lastError: string | null }[]
    >`
      SELECT e.id, e.at, e.name, e.data ->> 'number' AS number, p.attempts, p.last_error AS "lastError"
      FROM event_dispatch p JOIN event e ON e.id = p.event_id WHERE p.state = 'parked' ORDER BY p.due_at DESC LIMIT ${PARKED_EVENTS}`;
    return {
      now,
      state: state ?? null,
      targets,
      target,
      newId: newId(),
      ...(await readDeliveries(tx, { state, target: target?.id, after: search.after })),
      parkedCount: count?.parked ?? 0,
      parkedEvents,
      selected: await readAttempts(tx, search.delivery),
      can: { configure: may(actor, 'delivery.configure'), resend: may(actor, 'delivery.resend') },
    };
  });
}

export type DeliverySettings = Awaited<ReturnType<typeof getDeliverySettings>>;
export type DeliveryTargetView = DeliverySettings['targets'][number];
