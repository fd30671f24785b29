import { newestVisibleMarks } from '@/lib/audit/queries';
import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { REQUEST_KINDS, type RequestKind, type RequestState } from '../schema';

const PAGE = 25;
const COUNT_LIMIT = 1_000;
const VIEWS = ['open', 'answered', 'all'] as const;
type View = (typeof VIEWS)[number];
export type RequestSearch = { view?: string; kind?: string; customer?: string; after?: string };

const VIEW_SQL: Record<View, Prisma.Sql> = {
  open: Prisma.sql`e.state = 'open'`,
  answered: Prisma.sql`e.state <> 'open'`,
  all: Prisma.sql`true`,
};

type Row = {
  id: string;
  kind: RequestKind;
  state: RequestState;
  subscriptionName: string;
  customerName: string;
  partnerName: string;
  requestedBy: string | null;
  quantityBefore: number;
  quantity: number | null;
  offerName: string | null;
  isAmended: boolean;
  dueOn: Date | null;
  requestedAt: Date;
  position: string;
};

/** Change requests of the viewer's own organization, as customer or as reseller of record, newest first, 25 a page. */
export async function listChangeRequests(viewer: Viewer, search: RequestSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    const scope = scopeSql(actor, authorize(actor, 'change_request.view'));
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const view = VIEWS.find((one) => one === search.view) ?? 'open';
    const kind = REQUEST_KINDS.find((one) => one === search.kind);
    const customerId = search.customer && isUuid(search.customer) ? search.customer : null;
    const from = readCursor(search.after, ['instant', 'uuid']);
    const within = Prisma.join(
      [
        scope,
        ...(kind ? [Prisma.sql`e.kind = ${kind}`] : []),
        ...(customerId ? [Prisma.sql`e.customer_id = ${customerId}::uuid`] : []),
      ],
      ' AND ',
    );
    const earlier = from
      ? Prisma.sql`AND (e.requested_at, e.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`
      : Prisma.empty;
    const rows = await tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT e.* FROM change_request e WHERE ${within} AND ${VIEW_SQL[view]} ${earlier} ORDER BY e.requested_at DESC, e.id DESC LIMIT ${PAGE + 1}
      ), names AS MATERIALIZED (SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT p.requested_by_id) FROM page p)) n)
      SELECT e.id, e.kind, e.state, s.friendly_name AS "subscriptionName", c.name AS "customerName", p.name AS "partnerName",
        n.name AS "requestedBy", e.quantity_before AS "quantityBefore", coalesce(e.amended_quantity, e.wanted_quantity) AS quantity,
        o.name AS "offerName", e.amended_at IS NOT NULL AS "isAmended", e.due_on AS "dueOn", e.requested_at AS "requestedAt",
        e.requested_at::text AS position
      FROM page e JOIN subscription s ON s.id = e.subscription_id JOIN organization c ON c.id = e.customer_id
        JOIN organization p ON p.id = e.partner_id LEFT JOIN offer o ON o.id = coalesce(e.amended_offer_id, e.wanted_offer_id)
        LEFT JOIN names n ON n.id = e.requested_by_id
      ORDER BY e.requested_at DESC, e.id DESC`;
    const counts = await tx.$queryRaw<{ view: View; count: number }[]>`${Prisma.join(
      VIEWS.map(
        (one) => Prisma.sql`(SELECT ${one} AS view, count(*)::int AS count FROM
        (SELECT FROM change_request e WHERE ${within} AND ${VIEW_SQL[one]} LIMIT ${COUNT_LIMIT + 1}) counted)`,
      ),
      ' UNION ALL ',
    )}`;
    const customers =
      actor.side === 'partner'
        ? await tx.$queryRaw<{ id: string; name: string }[]>`
            SELECT o.id, o.name FROM organization o WHERE o.id IN (SELECT e.customer_id FROM change_request e WHERE ${scope})
            ORDER BY o.name_key LIMIT 200`
        : [];
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      view,
      side: actor.side,
      customers,
      views: VIEWS.map((name) => ({ name, count: counts.find((one) => one.view === name)?.count ?? 0 })),
      rows: shown.map(({ position: _, ...row }) => row),
      next: rows.length > PAGE && last ? writeCursor([last.position, last.id]) : null,
      seen,
    };
  });
}

export type RequestList = Awaited<ReturnType<typeof listChangeRequests>>;
