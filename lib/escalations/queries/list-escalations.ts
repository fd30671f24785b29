import { newestVisibleMarks } from '@/lib/audit/queries';
import { catalogueServices } from '@/lib/catalogue/tx';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { lookAt } from '../internal/look';
import { searchedSql, TITLE } from '../internal/searched';
import { responseClock } from '../rules/clock';
import { SEVERITIES, type Severity } from '../rules/severity';
import type { EscalationState } from '../rules/states';

export const PAGE_ROWS = 25;
export const COUNT_LIMIT = 1_000;
export const OPERATOR_VIEWS = ['open', 'mine', 'unassigned', 'waiting', 'done', 'all'] as const;
export const PARTNER_VIEWS = ['attention', 'open', 'closed', 'all'] as const;
export type ListView = (typeof OPERATOR_VIEWS)[number] | (typeof PARTNER_VIEWS)[number];
export type ListSearch = {
  view?: string;
  service?: string;
  severity?: string;
  customer?: string;
  q?: string;
  after?: string;
  look?: string;
};

type Row = {
  id: string;
  number: string;
  title: string;
  state: EscalationState;
  severity: Severity | null;
  proposed_severity: Severity;
  customer_name: string;
  partner_name: string;
  service_name: string;
  assignee_name: string | null;
  assignee_id: string | null;
  filed_at: Date;
  response_due_at: Date;
  first_response_at: Date | null;
  waiting_since: Date | null;
  paused_ms: bigint;
  queue_rank: number;
  queue_at: Date;
  updated_at: Date;
};

const VIEW_SQL: Record<ListView, (personId: string) => Prisma.Sql> = {
  open: () => Prisma.sql`e.turn = 'operator'`,
  mine: (personId) => Prisma.sql`e.assignee_id = ${personId}::uuid AND e.turn = 'operator'`,
  // Who was disabled takes care of nothing any more.
  unassigned: () => Prisma.sql`e.turn = 'operator'
    AND (e.assignee_id IS NULL OR e.assignee_id = ANY (ARRAY(SELECT p.id FROM person p WHERE p.disabled_at IS NOT NULL)))`,
  waiting: () => Prisma.sql`e.turn = 'partner'`,
  done: () => Prisma.sql`e.turn = 'nobody'`,
  attention: () => Prisma.sql`e.turn = 'partner'`,
  closed: () => Prisma.sql`e.turn = 'nobody'`,
  all: () => Prisma.sql`true`,
};

const chosen = <T extends string>(options: readonly T[], wanted: string | undefined): T =>
  options.find((one) => one === wanted) ?? (options[0] as T);

/**
 * Support requests in the viewer's reach by keyset, 25 a page: the operator's queue nearest target first, the partner's list newest change
 * first; `q` is a number or words of the title. A filter that is no service, severity or id counts as none. Counts of each view stop at 1,000.
 * `look` is the number of one request in reach to be looked at beside the list. Five statements, however long the list; with `look` one more.
 */
export async function listEscalations(viewer: Viewer, search: ListSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const grant = authorize(actor, 'escalation.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const isOperator = actor.side === 'operator';
    const views: readonly ListView[] = isOperator ? OPERATOR_VIEWS : PARTNER_VIEWS;
    const view = chosen(views, search.view);
    const services = await catalogueServices(acting);
    const service = services.find((one) => one.id === search.service)?.id;
    const severity = SEVERITIES.find((one) => one === search.severity);
    const byQueue = isOperator && view !== 'done' && view !== 'all';
    const customer = search.customer && isUuid(search.customer) ? search.customer : null;
    const scope = scopeSql(actor, grant);
    const from = readCursor(search.after, byQueue ? ['number', 'instant', 'uuid'] : ['instant', 'uuid']);
    const filters = [
      scope,
      VIEW_SQL[view](actor.personId),
      ...(service ? [Prisma.sql`e.service_id = ${service}`] : []),
      ...(severity ? [Prisma.sql`coalesce(e.severity, e.proposed_severity) = ${severity}`] : []),
      ...(customer ? [Prisma.sql`e.customer_id = ${customer}::uuid`] : []),
      ...searchedSql(TITLE, search.q),
      ...(from
        ? [
            byQueue
              ? Prisma.sql`(e.queue_rank, e.queue_at, e.id) > (${Number(from[0])}, ${from[1]}::timestamptz, ${from[2]}::uuid)`
              : Prisma.sql`(e.updated_at, e.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`,
          ]
        : []),
    ];
    const order = byQueue ? Prisma.sql`e.queue_rank, e.queue_at, e.id` : Prisma.sql`e.updated_at DESC, e.id DESC`;
    const rows = await tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT e.* FROM (SELECT e.id FROM escalation e WHERE ${Prisma.join(filters, ' AND ')} ORDER BY ${order} LIMIT ${PAGE_ROWS + 1}) f
          JOIN escalation e ON e.id = f.id
      ), names AS MATERIALIZED (SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT p.assignee_id) FROM page p)) n)
      SELECT e.id, e.number, e.title, e.state, e.severity, e.proposed_severity, c.name AS customer_name, r.name AS partner_name,
        s.name AS service_name, n.name AS assignee_name, e.assignee_id, e.filed_at, e.response_due_at, e.first_response_at,
        e.waiting_since, e.paused_ms, e.queue_rank, e.queue_at, e.updated_at
      FROM page e JOIN organization c ON c.id = e.customer_id JOIN organization r ON r.id = e.partner_id
        JOIN service s ON s.id = e.service_id LEFT JOIN names n ON n.id = e.assignee_id
      ORDER BY ${order}`;
    const counts = await tx.$queryRaw<{ view: ListView; count: number }[]>`${Prisma.join(
      views.map(
        (one) => Prisma.sql`(SELECT ${one} AS view, count(*)::int AS count FROM
        (SELECT FROM escalation e WHERE ${scope} AND ${VIEW_SQL[one](actor.personId)} LIMIT ${COUNT_LIMIT + 1}) counted)`,
      ),
      ' UNION ALL ',
    )}`;
    const shown = rows.slice(0, PAGE_ROWS);
    const last = shown.at(-1);
    const next =
      rows.length > PAGE_ROWS && last
        ? writeCursor(byQueue ? [last.queue_rank, last.queue_at, last.id] : [last.updated_at, last.id])
        : null;
    return {
      view,
      services,
      next,
      now,
      isOperator,
      seen,
      look: search.look ? await lookAt(acting, grant, search.look) : null,
      views: views.map((name) => ({ name, count: counts.find((one) => one.view === name)?.count ?? 0 })),
      canFile: may(actor, 'escalation.submit'),
      rows: shown.map((row) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        state: row.state,
        severity: row.severity,
        proposedSeverity: row.proposed_severity,
        customerName: row.customer_name,
        partnerName: row.partner_name,
        serviceName: row.service_name,
        assigneeName: row.assignee_name,
        isMine: row.assignee_id === actor.personId,
        updatedAt: row.updated_at,
        clock: responseClock(
          {
            state: row.state,
            filedAt: row.filed_at,
            responseDueAt: row.response_due_at,
            firstResponseAt: row.first_response_at,
            waitingSince: row.waiting_since,
            pausedMs: Number(row.paused_ms),
          },
          now,
        ),
      })),
    };
  });
}

export type EscalationList = Awaited<ReturnType<typeof listEscalations>>;
