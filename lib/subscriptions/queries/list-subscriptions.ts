import { newestVisibleMarks } from '@/lib/audit/queries';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { daysLeft, deletesAt, termState } from '../rules/suspension';
import type { Status, SuspensionReason } from '../schema';

const PAGE = 25;
export const COUNT_LIMIT = 1_000;
export const VIEWS = ['current', 'suspended', 'deleted'] as const;
export type SubscriptionListView = (typeof VIEWS)[number];
export type SubscriptionSearch = { view?: string; customer?: string; q?: string; after?: string };

const VIEW_SQL: Record<SubscriptionListView, Prisma.Sql> = {
  current: Prisma.sql`e.status <> 'deleted'`,
  suspended: Prisma.sql`e.status = 'suspended'`,
  deleted: Prisma.sql`e.status = 'deleted'`,
};

type Row = {
  id: string;
  friendlyName: string;
  offerName: string;
  customerId: string;
  customerName: string;
  partnerName: string;
  quantity: number;
  assigned: number;
  status: Status;
  isTrial: boolean;
  autoRenew: boolean;
  termStartsAt: Date;
  termEndsAt: Date;
  suspendedAt: Date | null;
  suspensionReason: SuspensionReason | null;
  position: string;
};

/** Matches the beginning of a customer's name or domain, or of a word in the name. */
const named = (q: string) =>
  Prisma.sql`e.customer_id IN (SELECT o.id FROM organization o WHERE (o.name_key >= ${q} AND o.name_key < ${`${q}\u{10FFFF}`})
    OR (o.domain >= ${q} AND o.domain < ${`${q}\u{10FFFF}`}) OR position(${` ${q}`} in o.name_key) > 0)`;

/**
 * Subscriptions in the viewer's reach, the nearest end of term first, 25 a page; of one customer when asked. With `customer` set, also who
 * that is and for which services the viewer's partner is delegated there, so that an empty list can say why (P6).
 */
export async function listSubscriptions(viewer: Viewer, search: SubscriptionSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const scope = scopeSql(actor, authorize(actor, 'subscription.view'));
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const view = VIEWS.find((one) => one === search.view) ?? 'current';
    const customerId = search.customer && isUuid(search.customer) ? search.customer : null;
    const q = (search.q ?? '').normalize('NFKC').trim().toLowerCase().slice(0, 100);
    const from = readCursor(search.after, ['instant', 'uuid']);
    const within = Prisma.join(
      [
        scope,
        ...(customerId ? [Prisma.sql`e.customer_id = ${customerId}::uuid`] : []),
        ...(q && actor.side !== 'customer' ? [named(q)] : []),
      ],
      ' AND ',
    );
    const later = from
      ? Prisma.sql`AND (e.term_ends_at, e.id) > (${from[0]}::timestamptz, ${from[1]}::uuid)`
      : Prisma.empty;
    const rows = await tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT e.* FROM subscription e WHERE ${within} AND ${VIEW_SQL[view]} ${later} ORDER BY e.term_ends_at, e.id LIMIT ${PAGE + 1}
      ), seats AS MATERIALIZED (SELECT n.id, n.assigned FROM subscription_seats((SELECT array_agg(p.id) FROM page p)) n)
      SELECT e.id, e.friendly_name AS "friendlyName", o.name AS "offerName", e.customer_id AS "customerId", c.name AS "customerName",
        p.name AS "partnerName", e.quantity, coalesce(n.assigned, 0) AS assigned, e.status, e.is_trial AS "isTrial",
        e.auto_renew AS "autoRenew", e.term_starts_at AS "termStartsAt", e.term_ends_at AS "termEndsAt", e.suspended_at AS "suspendedAt",
        e.suspension_reason AS "suspensionReason", e.term_ends_at::text AS position
      FROM page e JOIN offer o ON o.id = e.offer_id JOIN organization c ON c.id = e.customer_id JOIN organization p ON p.id = e.partner_id
        LEFT JOIN seats n ON n.id = e.id
      ORDER BY e.term_ends_at, e.id`;
    const counts = await tx.$queryRaw<{ view: SubscriptionListView; count: number }[]>`${Prisma.join(
      VIEWS.map(
        (one) => Prisma.sql`(SELECT ${one} AS view, count(*)::int AS count FROM
        (SELECT FROM subscription e WHERE ${within} AND ${VIEW_SQL[one]} LIMIT ${COUNT_LIMIT + 1}) counted)`,
      ),
      ' UNION ALL ',
    )}`;
    const customer = customerId
      ? await tx.organization.findFirst({
          where: { id: customerId, kind: 'customer' },
          select: { id: true, name: true },
        })
      : null;
    const delegated =
      customer && actor.side === 'partner'
        ? await tx.delegation.findMany({
            where: { customerId: customer.id, partnerId: actor.organizationId },
            select: { service: { select: { name: true } } },
            orderBy: { service: { position: 'asc' } },
          })
        : [];
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      view,
      side: actor.side,
      customer,
      delegatedServices: delegated.map((row) => row.service.name),
      seesPrices: may(actor, 'price.view'),
      views: VIEWS.map((name) => ({ name, count: counts.find((one) => one.view === name)?.count ?? 0 })),
      rows: shown.map(({ position: _, ...row }) => ({
        ...row,
        termState: termState(row, now),
        deletedAt: row.status === 'deleted' && row.suspendedAt ? deletesAt(row.suspendedAt) : null,
        deletion:
          row.status === 'suspended' && row.suspendedAt
            ? { at: deletesAt(row.suspendedAt), days: daysLeft(row.suspendedAt, now) }
            : null,
      })),
      next: rows.length > PAGE && last ? writeCursor([last.position, last.id]) : null,
      seen,
      now,
    };
  });
}

export type SubscriptionList = Awaited<ReturnType<typeof listSubscriptions>>;
