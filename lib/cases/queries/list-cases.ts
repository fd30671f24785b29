import { newestVisibleMarks } from '@/lib/audit/queries';
import { catalogueServices } from '@/lib/catalogue/tx';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { lookAtCase } from '../internal/look';
import { reachSql, seesTenant } from '../internal/reach';
import { searchedSql } from '../internal/searched';
import type { CaseState } from '../rules/states';

export const CASE_PAGE_ROWS = 25;
export const CASE_COUNT_LIMIT = 1_000;
const NEWEST = 5;
export const CASE_VIEWS = {
  partner: ['ours', 'customers', 'all'],
  customer: ['open', 'yours', 'done', 'all'],
} as const;
export type CaseView = (typeof CASE_VIEWS)['partner' | 'customer'][number];
export type CaseSearch = {
  view?: string;
  service?: string;
  customer?: string;
  q?: string;
  after?: string;
  look?: string;
};

export type CaseRow = {
  id: string;
  number: string;
  title: string;
  state: CaseState;
  customerId: string;
  customerName: string;
  partnerName: string;
  /** Null: something else than a service. */
  serviceName: string | null;
  openedById: string;
  openedBy: string | null;
  openedAt: Date;
  updatedAt: Date;
  isEscalated: boolean;
  isEnded: boolean;
};

const VIEW_SQL: Record<CaseView, Prisma.Sql> = {
  ours: Prisma.sql`c.turn = 'partner'`,
  customers: Prisma.sql`c.turn = 'customer'`,
  open: Prisma.sql`c.turn <> 'nobody'`,
  yours: Prisma.sql`c.turn = 'customer'`,
  done: Prisma.sql`c.turn = 'nobody'`,
  all: Prisma.sql`true`,
};

const readRows = ({ tx }: Acting, where: Prisma.Sql, limit: number) => tx.$queryRaw<CaseRow[]>`
  WITH page AS MATERIALIZED (
    SELECT c.* FROM customer_case c WHERE ${where} ORDER BY c.updated_at DESC, c.id DESC LIMIT ${limit}
  ), names AS MATERIALIZED (SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT p.opened_by_id) FROM page p)) n)
  SELECT c.id, c.number, c.title, c.state, c.customer_id AS "customerId", o.name AS "customerName", p.name AS "partnerName", s.name AS "serviceName",
    c.opened_by_id AS "openedById", n.name AS "openedBy", c.opened_at AS "openedAt", c.updated_at AS "updatedAt",
    EXISTS (SELECT FROM case_escalation l WHERE l.case_id = c.id) AS "isEscalated",
    NOT EXISTS (SELECT FROM relation r WHERE r.customer_id = c.customer_id AND r.partner_id = c.partner_id) AS "isEnded"
  FROM page c JOIN organization o ON o.id = c.customer_id JOIN organization p ON p.id = c.partner_id
    LEFT JOIN service s ON s.id = c.service_id LEFT JOIN names n ON n.id = c.opened_by_id
  ORDER BY c.updated_at DESC, c.id DESC`;

/**
 * Cases in the viewer's reach by keyset, newest change first, 25 a page: a partner's queue of its customers' cases, a tenant's cases, a
 * member's own; `q` is a number or words of the title. A filter that is no service or no id counts as none. Counts of each view stop at
 * 1,000. `look` is the number of one case in reach to be looked at beside the list.
 */
export async function listCases(viewer: Viewer, search: CaseSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const grant = authorize(actor, 'case.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const isPartner = actor.side === 'partner';
    const views: readonly CaseView[] = CASE_VIEWS[isPartner ? 'partner' : 'customer'];
    const view = views.find((one) => one === search.view) ?? views[0] ?? 'all';
    const services = await catalogueServices(acting);
    const service = services.find((one) => one.id === search.service)?.id;
    const customer = isPartner && search.customer && isUuid(search.customer) ? search.customer : null;
    const reach = reachSql(actor, grant);
    const from = readCursor(search.after, ['instant', 'uuid']);
    const filters = [
      reach,
      VIEW_SQL[view],
      ...(service ? [Prisma.sql`c.service_id = ${service}`] : []),
      ...(search.service === 'other' ? [Prisma.sql`c.service_id IS NULL`] : []),
      ...(customer ? [Prisma.sql`c.customer_id = ${customer}::uuid`] : []),
      ...searchedSql(search.q),
      ...(from ? [Prisma.sql`(c.updated_at, c.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`] : []),
    ];
    const rows = await readRows(acting, Prisma.join(filters, ' AND '), CASE_PAGE_ROWS + 1);
    const counts = await tx.$queryRaw<{ view: CaseView; count: number }[]>`${Prisma.join(
      views.map(
        (one) => Prisma.sql`(SELECT ${one} AS view, count(*)::int AS count FROM
        (SELECT FROM customer_case c WHERE ${reach} AND ${VIEW_SQL[one]} LIMIT ${CASE_COUNT_LIMIT + 1}) counted)`,
      ),
      ' UNION ALL ',
    )}`;
    const shown = rows.slice(0, CASE_PAGE_ROWS);
    const last = shown.at(-1);
    return {
      view,
      services,
      views: views.map((name) => ({ name, count: counts.find((one) => one.view === name)?.count ?? 0 })),
      rows: shown.map((row) => ({ ...row, isMine: row.openedById === actor.personId })),
      next: rows.length > CASE_PAGE_ROWS && last ? writeCursor([last.updatedAt, last.id]) : null,
      look: search.look ? await lookAtCase(acting, grant, search.look) : null,
      isPartner,
      isOwnOnly: !isPartner && !seesTenant(actor),
      canOpen: may(actor, 'case.open'),
      seen,
      now,
    };
  });
}

export type CaseList = Awaited<ReturnType<typeof listCases>>;

/**
 * For the pages that people begin on: the newest five cases in reach that are still somebody's turn - a partner's own turn - and how many
 * there are, up to 1,001. Null for whoever sees no cases.
 */
export async function openCases(viewer: Viewer): Promise<{ rows: CaseRow[]; count: number } | null> {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    if (!may(actor, 'case.view')) return null;
    const where = Prisma.sql`${reachSql(actor, authorize(actor, 'case.view'))} AND ${VIEW_SQL[actor.side === 'partner' ? 'ours' : 'open']}`;
    const [counted] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (SELECT FROM customer_case c WHERE ${where} LIMIT ${CASE_COUNT_LIMIT + 1}) counted`;
    return { rows: await readRows(acting, where, NEWEST), count: counted?.count ?? 0 };
  });
}
