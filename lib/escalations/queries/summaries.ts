import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { notFound } from '@/lib/shared/errors';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { SUMMARY, searchedSql } from '../internal/searched';
import type { StateLabel } from '../rules/states';

const PAGE = 25;

export type EscalationSummary = {
  id: string;
  number: string;
  serviceName: string;
  partnerName: string;
  summary: string;
  state: StateLabel['customer'];
  filedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closingMessage: string | null;
};

const COLUMNS = Prisma.sql`e.id, e.number, s.name AS "serviceName", p.name AS "partnerName", e.customer_summary AS summary, e.state,
  e.filed_at AS "filedAt", e.resolved_at AS "resolvedAt", e.closed_at AS "closedAt", e.closing_message AS "closingMessage"`;
const FROM = Prisma.sql`escalation_for_customer e JOIN service s ON s.id = e.service_id JOIN organization p ON p.id = e.partner_id`;

/** P22: what the customer's partners filed for it - number, service, summary, state, dates and closing message; newest first, 25 a page; `q` is a number or words of the summary. */
export async function listSummaries(
  viewer: Viewer,
  search: { after?: string | undefined; q?: string | undefined } = {},
) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    const scope = scopeSql(actor, authorize(actor, 'escalation.view_summary'));
    const from = readCursor(search.after, ['instant', 'uuid']);
    const where = Prisma.join(
      [
        scope,
        ...searchedSql(SUMMARY, search.q),
        ...(from ? [Prisma.sql`(e.filed_at, e.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`] : []),
      ],
      ' AND ',
    );
    const rows = await tx.$queryRaw<
      EscalationSummary[]
    >`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where} ORDER BY e.filed_at DESC, e.id DESC LIMIT ${PAGE + 1}`;
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > PAGE && last ? writeCursor([last.filedAt, last.id]) : null, now };
  });
}

/** One of them. */
export async function getSummary(viewer: Viewer, number: string) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    const scope = scopeSql(actor, authorize(actor, 'escalation.view_summary'));
    const [row] = await tx.$queryRaw<
      EscalationSummary[]
    >`SELECT ${COLUMNS} FROM ${FROM} WHERE ${scope} AND e.number = ${number}`;
    if (!row) throw notFound();
    return { summary: row, now };
  });
}
