import { Prisma } from '@/lib/platform/db';
import type { Acting } from '@/lib/policy/enter';
import { type CockpitSort, ENDING_DAYS, NEAR_DAYS } from '../rules/cockpit';
import { named } from './named';

/** What of a row this person may see: what is left out is neither counted nor sorted by. */
export type CockpitSight = {
  cases: boolean;
  escalations: boolean;
  health: boolean;
  subscriptions: boolean;
  requests: boolean;
};
/** A service with how bad its state is, as a number that grows with it and names it. */
export type ServiceCode = { serviceId: string; code: number };

export type CockpitFound = {
  id: string;
  name: string;
  domain: string;
  name_key: string;
  cases: number;
  cases_ours: number;
  escalations: number;
  escalations_ours: number;
  health: number;
  act_by: Date | null;
  deletes_at: Date | null;
  expires_at: Date | null;
  k1: number;
  k2: number;
  k3: number;
};

const NEVER = 999_999_999;
const minutes = (column: string) =>
  Prisma.raw(`coalesce((extract(epoch FROM ${column}) / 60)::int - 15000000, ${NEVER})`);

// Each sort as three numbers of which the smallest comes first, so that one keyset serves all.
const KEYS: Record<CockpitSort, Prisma.Sql> = {
  worst: Prisma.sql`9 - greatest(f.health / 1000, CASE WHEN f.deletes_at < f.near THEN 3 WHEN f.cases_ours + f.escalations_ours > 0 THEN 2
      WHEN f.expires_at < f.near OR f.act_by < f.near THEN 1 ELSE 0 END) AS k1, 99999 - f.cases_ours - f.escalations_ours AS k2, ${minutes('f.ends_at')} AS k3`,
  name: Prisma.sql`0 AS k1, 0 AS k2, 0 AS k3`,
  cases: Prisma.sql`99999 - f.cases AS k1, 99999 - f.cases_ours AS k2, 0 AS k3`,
  escalations: Prisma.sql`99999 - f.escalations AS k1, 99999 - f.escalations_ours AS k2, 0 AS k3`,
  health: Prisma.sql`9 - f.health / 1000 AS k1, 999999 - f.health AS k2, 0 AS k3`,
  act_by: Prisma.sql`coalesce(f.act_by - date '2000-01-01', ${NEVER}) AS k1, 0 AS k2, 0 AS k3`,
  ends: Prisma.sql`${minutes('f.ends_at')} AS k1, 0 AS k2, 0 AS k3`,
};

const NOTHING = Prisma.sql`SELECT NULL::uuid AS customer_id, 0 AS open, 0 AS ours WHERE false`;
const openOf = (table: 'escalation' | 'customer_case', partnerId: string) => {
  const turns = table === 'escalation' ? Prisma.sql`('operator', 'partner')` : Prisma.sql`('partner', 'customer')`;
  return Prisma.sql`SELECT e.customer_id, count(*)::int AS open, (count(*) FILTER (WHERE e.turn = 'partner'))::int AS ours
    FROM ${Prisma.raw(table)} e WHERE e.partner_id = ${partnerId}::uuid AND e.turn IN ${turns} GROUP BY e.customer_id`;
};

export type CockpitWanted = {
  partnerId: string;
  sight: CockpitSight;
  services: readonly ServiceCode[];
  q: string;
  sort: CockpitSort;
  isReversed: boolean;
  from: readonly string[] | null;
  limit: number;
};

/** The partner's customers with what is open at each, one page of them, in one statement however many they are. */
export async function readCockpit({ tx, now }: Acting, wanted: CockpitWanted): Promise<CockpitFound[]> {
  const { partnerId, sight, services, q, sort, isReversed, from, limit } = wanted;
  const order = Prisma.raw(['k1', 'k2', 'k3', 'name_key', 'id'].map((k) => (isReversed ? `${k} DESC` : k)).join(', '));
  const later = from
    ? Prisma.sql`WHERE (k.k1, k.k2, k.k3, k.name_key, k.id) ${Prisma.raw(isReversed ? '<' : '>')} (${Number(from[0])}::int, ${Number(from[1])}::int, ${Number(from[2])}::int, ${from[3]}, ${from[4]}::uuid)`
    : Prisma.empty;
  const sold = Prisma.sql`s.partner_id = ${partnerId}::uuid AND s.status <> 'deleted'`;
  return tx.$queryRaw<CockpitFound[]>`
    WITH health AS MATERIALIZED (
      SELECT * FROM unnest(${services.map((one) => one.serviceId)}::text[], ${services.map((one) => one.code)}::int[]) AS h (service_id, code)
    ), offers AS MATERIALIZED (SELECT os.offer_id, max(h.code) AS code FROM offer_service os JOIN health h ON h.service_id = os.service_id GROUP BY os.offer_id),
    worst AS MATERIALIZED (
      SELECT v.customer_id, max(v.code) AS code FROM (
        SELECT s.customer_id, o.code FROM subscription s JOIN offers o ON o.offer_id = s.offer_id WHERE ${sold} AND ${sight.health}
        UNION ALL SELECT d.customer_id, h.code FROM delegation d JOIN health h ON h.service_id = d.service_id WHERE d.partner_id = ${partnerId}::uuid AND ${sight.health}
      ) v GROUP BY v.customer_id
    ), cases AS MATERIALIZED (${sight.cases ? openOf('customer_case', partnerId) : NOTHING}),
    escalations AS MATERIALIZED (${sight.escalations ? openOf('escalation', partnerId) : NOTHING}),
    due AS MATERIALIZED (
      SELECT c.customer_id, min(c.due_on) AS act_by FROM change_request c
      WHERE c.partner_id = ${partnerId}::uuid AND c.state = 'open' AND c.due_on IS NOT NULL AND ${sight.requests} GROUP BY c.customer_id
    ), ends AS MATERIALIZED (
      SELECT s.customer_id, min(s.suspended_at + interval '60 days') FILTER (WHERE s.status = 'suspended') AS deletes_at,
        min(s.term_ends_at) FILTER (WHERE s.status = 'active' AND NOT s.auto_renew AND s.term_ends_at < ${now}::timestamptz + make_interval(days => ${ENDING_DAYS}::int)) AS expires_at
      FROM subscription s WHERE ${sold} AND ${sight.subscriptions} GROUP BY s.customer_id
    ), found AS (
      SELECT o.id, o.name, o.domain, o.name_key, coalesce(c.open, 0) AS cases, coalesce(c.ours, 0) AS cases_ours, coalesce(x.open, 0) AS escalations,
        coalesce(x.ours, 0) AS escalations_ours, coalesce(w.code, 0) AS health, u.act_by, n.deletes_at, n.expires_at,
        least(n.deletes_at, n.expires_at) AS ends_at, ${now}::timestamptz + make_interval(days => ${NEAR_DAYS}::int) AS near
      FROM relation r JOIN organization o ON o.id = r.customer_id LEFT JOIN worst w ON w.customer_id = o.id LEFT JOIN cases c ON c.customer_id = o.id
        LEFT JOIN escalations x ON x.customer_id = o.id LEFT JOIN due u ON u.customer_id = o.id LEFT JOIN ends n ON n.customer_id = o.id
      WHERE r.partner_id = ${partnerId}::uuid AND ${named(q)}
    ), keyed AS (SELECT f.*, ${KEYS[sort]} FROM found f)
    SELECT k.id, k.name, k.domain, k.name_key, k.cases, k.cases_ours, k.escalations, k.escalations_ours, k.health, k.act_by, k.deletes_at, k.expires_at,
      k.k1, k.k2, k.k3 FROM keyed k ${later} ORDER BY ${order} LIMIT ${limit}`;
}
