import { Prisma } from '@/lib/platform/db';
import type { Role } from '@/lib/policy/actor';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { ROLES_OF } from '../rules/roles';

const PAGE = 25;
const COUNT_LIMIT = 1_000;
const VIEWS = ['all', 'active', 'invited', 'disabled'] as const;
export type PeopleView = (typeof VIEWS)[number];
export type PeopleSearch = { view?: string; q?: string; role?: string; after?: string };

const VIEW_SQL: Record<PeopleView, Prisma.Sql> = {
  all: Prisma.sql`true`,
  active: Prisma.sql`e.state = 'active'`,
  invited: Prisma.sql`e.state IN ('invited', 'expired')`,
  disabled: Prisma.sql`e.state IN ('disabled', 'erased')`,
};

type Row = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  state: Exclude<PeopleView, 'all'> | 'expired' | 'erased';
  seenAt: Date | null;
  since: Date;
  position: string;
};

/** Those who sign in for an organization, and those invited to, as one list. */
const everybody = (organizationId: string) => Prisma.sql`
  SELECT p.id, p.name, p.email, lower(p.name) AS position, p.created_at AS since,
    CASE WHEN p.erased_at IS NOT NULL THEN 'erased' WHEN p.disabled_at IS NULL THEN 'active' ELSE 'disabled' END AS state,
    ARRAY(SELECT r.role FROM person_role r WHERE r.person_id = p.id ORDER BY r.role) AS roles
  FROM person p WHERE p.organization_id = ${organizationId}::uuid
  UNION ALL
  SELECT i.id, i.name, i.email, lower(i.name), i.created_at,
    CASE WHEN l.expires_at <= now() THEN 'expired' ELSE 'invited' END, i.roles
  FROM invitation i LEFT JOIN account_link l ON l.invitation_id = i.id
  WHERE i.organization_id = ${organizationId}::uuid AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL`;

/** The people of the own organization and who is invited to it, by name, 25 a page. */
export async function listPeople(viewer: Viewer, search: PeopleSearch) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'person.view');
    const view = VIEWS.find((one) => one === search.view) ?? 'all';
    const role = ROLES_OF[actor.side].find((one) => one === search.role);
    const words = (search.q ?? '').trim().toLowerCase().slice(0, 100);
    const from = readCursor(search.after, ['text', 'uuid']);
    const within = Prisma.join(
      [
        Prisma.sql`true`,
        ...(role ? [Prisma.sql`${role} = ANY (e.roles)`] : []),
        ...(words ? [Prisma.sql`(strpos(e.position, ${words}) > 0 OR strpos(e.email, ${words}) > 0)`] : []),
      ],
      ' AND ',
    );
    const later = from ? Prisma.sql`AND (e.position, e.id) > (${from[0]}, ${from[1]}::uuid)` : Prisma.empty;
    const rows = await tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT e.* FROM (${everybody(actor.organizationId)}) e WHERE ${within} AND ${VIEW_SQL[view]} ${later}
        ORDER BY e.position, e.id LIMIT ${PAGE + 1})
      SELECT e.*, (SELECT max(s.seen_at) FROM session s WHERE s.person_id = e.id) AS "seenAt" FROM page e ORDER BY e.position, e.id`;
    const [counts] = await tx.$queryRaw<Record<PeopleView, number>[]>`
      SELECT count(*)::int AS all, count(*) FILTER (WHERE state = 'active')::int AS active, count(*) FILTER (WHERE state IN ('invited', 'expired'))::int AS invited,
        count(*) FILTER (WHERE state IN ('disabled', 'erased'))::int AS disabled
      FROM (SELECT e.state FROM (${everybody(actor.organizationId)}) e WHERE ${within} LIMIT ${COUNT_LIMIT + 1}) counted`;
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      view,
      side: actor.side,
      mayInvite: may(actor, 'person.invite'),
      roles: ROLES_OF[actor.side],
      views: VIEWS.map((name) => ({ name, count: counts?.[name] ?? 0 })),
      rows: shown.map(({ position: _, ...row }) => row),
      next: rows.length > PAGE && last ? writeCursor([last.position, last.id]) : null,
    };
  });
}

export type PeopleList = Awaited<ReturnType<typeof listPeople>>;
