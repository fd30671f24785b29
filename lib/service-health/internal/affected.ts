import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeOf } from '@/lib/policy/scopes';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';

const PAGE = 25;
const MOST_ON_AN_ISSUE = 200;

export type AffectedReport = {
  issueId: string;
  title: string;
  serviceName: string;
  isResolved: boolean;
  customerId: string;
  customerName: string;
  words: string;
  affectedCount: number | null;
  reportedById: string;
  reportedAt: Date;
  updatedAt: Date;
};

const COLUMNS = Prisma.sql`a.issue_id AS "issueId", i.title, s.name AS "serviceName", i.is_resolved AS "isResolved", a.customer_id AS "customerId",
  o.name AS "customerName", a.words, a.affected_count AS "affectedCount", a.reported_by_id AS "reportedById", a.reported_at AS "reportedAt",
  a.updated_at AS "updatedAt"`;
const FROM = Prisma.sql`health_affected a JOIN health_issue i ON i.id = a.issue_id JOIN service s ON s.id = a.service_id
  JOIN organization o ON o.id = a.customer_id`;

function scope(acting: Acting): Prisma.Sql {
  const { customerId } = scopeOf(acting.actor, authorize(acting.actor, 'health.view_affected'));
  return customerId ? Prisma.sql`a.customer_id = ${customerId}::uuid` : Prisma.sql`true`;
}

/** Who said of this issue that it is affected, as far as the viewer may know: at most 200. Null for who may know of nobody. */
export async function reportsOn(acting: Acting, issueId: string): Promise<AffectedReport[] | null> {
  if (!may(acting.actor, 'health.view_affected')) return null;
  return acting.tx.$queryRaw<AffectedReport[]>`
    SELECT ${COLUMNS} FROM ${FROM} WHERE a.issue_id = ${issueId} AND a.withdrawn_at IS NULL AND ${scope(acting)}
    ORDER BY a.reported_at DESC, a.customer_id DESC LIMIT ${MOST_ON_AN_ISSUE}`;
}

/** What the viewer's organization reported (its customers, for a partner; everybody, for the operator), newest first, 25 a page. */
export async function listReports(
  acting: Acting,
  { service, after }: { service: string | undefined; after: string | undefined },
) {
  const from = readCursor(after, ['instant', 'text', 'uuid']);
  const filters = [
    scope(acting),
    Prisma.sql`a.withdrawn_at IS NULL`,
    ...(service ? [Prisma.sql`a.service_id = ${service}`] : []),
    ...(from
      ? [
          Prisma.sql`(a.reported_at, a.issue_id, a.customer_id) < (${from[0]}::timestamptz, ${from[1]}, ${from[2]}::uuid)`,
        ]
      : []),
  ];
  const rows = await acting.tx.$queryRaw<AffectedReport[]>`
    SELECT ${COLUMNS} FROM ${FROM} WHERE ${Prisma.join(filters, ' AND ')}
    ORDER BY a.reported_at DESC, a.issue_id DESC, a.customer_id DESC LIMIT ${PAGE + 1}`;
  const last = rows[PAGE - 1];
  return {
    rows: rows.slice(0, PAGE),
    next: rows.length > PAGE && last ? writeCursor([last.reportedAt, last.issueId, last.customerId]) : null,
  };
}
