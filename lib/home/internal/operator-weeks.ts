import { Prisma } from '@/lib/platform/db';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';

const WEEKS = 12;
const BEIJING = Prisma.sql`'Asia/Shanghai'`;

export type OperatorWeek = {
  /** Its Monday in Beijing, as YYYY-MM-DD. */
  monday: string;
  filed: number;
  /** Of those filed in the week, whose turn they are now. */
  operator: number;
  partner: number;
  nobody: number;
  /** Closed in the week, whenever filed. */
  closed: number;
  /** Of those filed in the week: the first response came in time, or came late or is overdue. The others are not due yet, or ended without one. */
  met: number;
  late: number;
};

/** The last twelve weeks of Beijing time, the oldest first: what was filed and closed, and whether the first response was in time (P21). One statement. */
export async function readWeeks({ tx, actor, now }: Acting, grant: Grant): Promise<OperatorWeek[]> {
  const scope = scopeSql(actor, grant);
  const weekOf = (column: Prisma.Sql) => Prisma.sql`date_trunc('week', ${column} AT TIME ZONE ${BEIJING})`;
  const instant = Prisma.sql`${now}::timestamptz`;
  // As pausedDue() and responseClock() of lib/escalations/rules/clock.ts read it.
  return tx.$queryRaw<OperatorWeek[]>`
    WITH span AS MATERIALIZED (
      SELECT ${weekOf(instant)} - make_interval(weeks => ${WEEKS - 1}::int) AS first
    ), filed AS (
      SELECT ${weekOf(Prisma.sql`e.filed_at`)} AS week, count(*)::int AS filed, count(*) FILTER (WHERE e.turn = 'operator')::int AS operator,
        count(*) FILTER (WHERE e.turn = 'partner')::int AS partner, count(*) FILTER (WHERE e.turn = 'nobody')::int AS nobody,
        count(*) FILTER (WHERE e.first_response_at <= d.due)::int AS met,
        count(*) FILTER (WHERE e.first_response_at > d.due OR (e.first_response_at IS NULL AND d.due < ${instant}
          AND e.state NOT IN ('resolved', 'closed', 'withdrawn')))::int AS late
      FROM escalation e CROSS JOIN LATERAL (
        SELECT e.response_due_at + e.paused_ms * interval '1 millisecond' + CASE WHEN e.state = 'waiting_for_partner' AND e.waiting_since IS NOT NULL
          THEN greatest(interval '0', coalesce(e.first_response_at, ${instant}) - e.waiting_since) ELSE interval '0' END AS due
      ) d
      WHERE ${scope} AND e.filed_at >= (SELECT first AT TIME ZONE ${BEIJING} FROM span) GROUP BY 1
    ), closed AS (
      SELECT ${weekOf(Prisma.sql`e.closed_at`)} AS week, count(*)::int AS closed FROM escalation e
      WHERE ${scope} AND e.closed_at >= (SELECT first AT TIME ZONE ${BEIJING} FROM span) GROUP BY 1
    )
    SELECT to_char(w.week, 'YYYY-MM-DD') AS monday, coalesce(f.filed, 0) AS filed, coalesce(f.operator, 0) AS operator, coalesce(f.partner, 0) AS partner,
      coalesce(f.nobody, 0) AS nobody, coalesce(c.closed, 0) AS closed, coalesce(f.met, 0) AS met, coalesce(f.late, 0) AS late
    FROM span s CROSS JOIN LATERAL generate_series(s.first, s.first + make_interval(weeks => ${WEEKS - 1}::int), interval '1 week') w (week)
      LEFT JOIN filed f ON f.week = w.week LEFT JOIN closed c ON c.week = w.week ORDER BY w.week`;
}
