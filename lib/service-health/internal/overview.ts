import { Prisma } from '@/lib/platform/db';
import type { Acting } from '@/lib/policy/enter';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { DAY_MS } from '@/lib/shared/time';
import { type DayGrid, dayGrid, HEALTH_DAYS, type HealthDay, healthDays, worstOf } from '../rules';
import type { Classification, HealthStatus } from '../schema';

const PAGE = 25;
const MOST_IN_BARS = 2_000;

export type HeldService = { id: string; name: string };
export type ServiceHealth = HeldService & {
  status: HealthStatus;
  classification: Classification | null;
  openIssues: number;
  days: HealthDay[];
};
export type IssueLine = {
  id: string;
  title: string;
  serviceId: string;
  serviceName: string;
  classification: Classification;
  status: HealthStatus;
  startsAt: Date;
  endsAt: Date | null;
  updatedAt: Date;
};

/** The services whose health is the viewer's organization's: held, sold or delegated; all of them for the operator. */
export async function heldServices({ tx, actor }: Acting): Promise<HeldService[]> {
  const held =
    actor.side === 'operator'
      ? Prisma.sql`s.retired_at IS NULL OR EXISTS (SELECT FROM health_issue i WHERE i.service_id = s.id AND NOT i.is_resolved)`
      : Prisma.sql`s.id IN (SELECT ctx_services())`;
  return tx.$queryRaw<HeldService[]>`SELECT s.id, s.name FROM service s WHERE ${held} ORDER BY s.position`;
}

type BarIssue = {
  id: string;
  serviceId: string;
  classification: Classification;
  status: HealthStatus;
  startsAt: Date;
  endsAt: Date | null;
  isResolved: boolean;
};

async function issuesSince({ tx }: Acting, from: Date, serviceIds: readonly string[]): Promise<BarIssue[]> {
  const rows = await tx.healthIssue.findMany({
    where: { serviceId: { in: [...serviceIds] }, OR: [{ isResolved: false }, { endsAt: { gte: from } }] },
    select: {
      id: true,
      serviceId: true,
      classification: true,
      status: true,
      startsAt: true,
      endsAt: true,
      isResolved: true,
    },
    orderBy: [{ isResolved: 'asc' }, { startsAt: 'desc' }, { id: 'desc' }],
    take: MOST_IN_BARS,
  });
  return rows as BarIssue[];
}

function healthOf(service: HeldService, issues: readonly BarIssue[], grid: DayGrid | null): ServiceHealth {
  const own = issues.filter((issue) => issue.serviceId === service.id);
  const open = own.filter((issue) => !issue.isResolved);
  const worst = worstOf(open);
  return {
    ...service,
    status: worst?.status ?? 'serviceOperational',
    classification: worst?.classification ?? null,
    openIssues: open.length,
    days: grid ? healthDays(own, grid) : [],
  };
}

/** Each service with the status of its worst open issue; with `bars` also its last 90 days in the viewer's zone. Two statements. */
export async function healthOfServices(acting: Acting, services: readonly HeldService[], bars: boolean) {
  const { actor, now } = acting;
  const grid = bars ? dayGrid({ now, timeZone: actor.timeZone }) : null;
  const from = bars ? new Date(now.getTime() - (HEALTH_DAYS + 1) * DAY_MS) : now;
  const ids = services.map((service) => service.id);
  const issues = await issuesSince(acting, from, ids);
  return services.map((service) => healthOf(service, issues, grid));
}

const LINE = Prisma.sql`i.id, i.title, i.service_id AS "serviceId", s.name AS "serviceName", i.classification, i.status, i.starts_at AS "startsAt",
  i.ends_at AS "endsAt", i.updated_at AS "updatedAt"`;

type Wanted = { service: string | undefined; after: string | undefined };

function linesBy(column: 'starts_at' | 'ends_at', { service, after }: Wanted, more: Prisma.Sql) {
  const by = Prisma.raw(`i.${column}`);
  const from = readCursor(after, ['instant', 'text']);
  const filters = [
    more,
    ...(service ? [Prisma.sql`i.service_id = ${service}`] : []),
    ...(from ? [Prisma.sql`(${by}, i.id) < (${from[0]}::timestamptz, ${from[1]})`] : []),
  ];
  return Prisma.sql`SELECT ${LINE} FROM health_issue i JOIN service s ON s.id = i.service_id
    WHERE ${Prisma.join(filters, ' AND ')} ORDER BY ${by} DESC, i.id DESC LIMIT ${PAGE + 1}`;
}

/** Open issues, those that began last first, 25 a page. */
export async function openIssues({ tx }: Acting, wanted: Wanted) {
  const rows = await tx.$queryRaw<IssueLine[]>(linesBy('starts_at', wanted, Prisma.sql`NOT i.is_resolved`));
  const last = rows[PAGE - 1];
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE && last ? writeCursor([last.startsAt, last.id]) : null };
}

/** Issues resolved since an instant (all when null), those that ended last first, 25 a page. */
export async function resolvedIssues({ tx }: Acting, wanted: Wanted, since: Date | null) {
  const more = since ? Prisma.sql`i.is_resolved AND i.ends_at >= ${since}::timestamptz` : Prisma.sql`i.is_resolved`;
  const rows = await tx.$queryRaw<IssueLine[]>(linesBy('ends_at', wanted, more));
  const last = rows[PAGE - 1];
  const next = rows.length > PAGE && last?.endsAt ? writeCursor([last.endsAt, last.id]) : null;
  return { rows: rows.slice(0, PAGE), next };
}
