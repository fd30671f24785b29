import { newestVisibleMarks } from '@/lib/audit/queries';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { COUNT_LIMIT, countedRows, OPERATOR_COUNTS, type OperatorCount } from '../internal/operator-counts';
import { type OperatorWeek, readWeeks } from '../internal/operator-weeks';

export type { OperatorWeek };

const SHOWN = 10;

export type LinkedIncident = {
  id: string;
  title: string;
  serviceName: string;
  startsAt: Date;
  escalations: number;
  open: number;
};

/**
 * What the operator's person sees first, as far as the roles reach: the queue by clock, messages that wait for somebody, what is parked, what
 * administration is behind with, who is in arrears (each counted to 1,000), open incidents that escalations name, and the last twelve weeks. Few statements, however much there is.
 */
export async function getOperatorHome(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'operator_home.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const shown = (Object.keys(OPERATOR_COUNTS) as OperatorCount[]).filter((name) =>
      may(actor, OPERATOR_COUNTS[name].action),
    );
    const found = shown.length
      ? await tx.$queryRaw<{ name: OperatorCount; count: number }[]>`${Prisma.join(
          shown.map(
            (name) => Prisma.sql`(SELECT ${name} AS name, count(*)::int AS count
              FROM (SELECT ${countedRows(name, now, actor)} LIMIT ${COUNT_LIMIT + 1}) counted)`,
          ),
          ' UNION ALL ',
        )}`
      : [];
    const incidents = may(actor, 'escalation.view')
      ? await tx.$queryRaw<LinkedIncident[]>`
          SELECT i.id, i.title, s.name AS "serviceName", i.starts_at AS "startsAt", count(*)::int AS escalations,
            count(*) FILTER (WHERE e.turn <> 'nobody')::int AS open
          FROM health_issue i JOIN escalation e ON e.health_issue_id = i.id JOIN service s ON s.id = i.service_id
          WHERE NOT i.is_resolved GROUP BY i.id, s.name ORDER BY count(*) DESC, i.starts_at DESC LIMIT ${SHOWN}`
      : null;
    return {
      seen,
      counts: shown.map((name) => {
        const { href, tone } = OPERATOR_COUNTS[name];
        const count = found.find((one) => one.name === name)?.count ?? 0;
        return { name, href, tone, count: Math.min(count, COUNT_LIMIT), isMore: count > COUNT_LIMIT };
      }),
      incidents,
      weeks: may(actor, 'escalation.view') ? await readWeeks(acting, authorize(actor, 'escalation.view')) : null,
    };
  });
}

export type OperatorHome = Awaited<ReturnType<typeof getOperatorHome>>;
