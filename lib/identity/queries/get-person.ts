import type { Transaction } from '@/lib/platform/db';
import type { Actor, Role } from '@/lib/policy/actor';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { looksAfter } from '../rules/roles';

/** Why an act on a colleague is not offered: it is oneself, another role's, or only a global admin's. Null when it is. */
export type WhyNot = 'self' | 'role' | 'global_admin' | null;

function whyNot(actor: Actor, action: 'person.change_roles' | 'person.disable', colleague: Role[], id: string): WhyNot {
  if (!may(actor, action)) return 'role';
  if (id === actor.personId) return 'self';
  return looksAfter(actor.roles, colleague) ? null : 'global_admin';
}

type Line = {
  id: string;
  name: string;
  at: Date;
  by: string | null;
  before: string | null;
  after: string | null;
};

const HISTORY = 50;

const historyOf = (tx: Transaction, personId: string): Promise<Line[]> =>
  tx.$queryRaw<Line[]>`
    WITH lines AS MATERIALIZED (
      SELECT e.id, e.name, e.at, e.actor_id, e.data ->> 'before' AS before, coalesce(e.data ->> 'after', e.data ->> 'rolesAfter', e.data ->> 'roles') AS after, e.seq
      FROM event e WHERE e.record_type = 'person' AND e.record_id = ${personId} ORDER BY e.seq DESC LIMIT ${HISTORY}
    ), names AS MATERIALIZED (SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT l.actor_id) FROM lines l)) n)
    SELECT l.id, l.name, l.at, l.before, l.after, n.name AS by FROM lines l LEFT JOIN names n ON n.id = l.actor_id ORDER BY l.seq DESC`;

/** One person of the own organization, what the viewer may do with the account and why not, and what was done. Not found for everybody else's. */
export async function getPerson(viewer: Viewer, id: string) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'person.view');
    const found = await tx.person.findFirst({
      where: { id, organizationId: actor.organizationId },
      select: {
        id: true,
        name: true,
        email: true,
        phone: true,
        locale: true,
        timeZone: true,
        disabledAt: true,
        erasedAt: true,
        createdAt: true,
        personRoles: { select: { role: true }, orderBy: { role: 'asc' } },
      },
    });
    if (!found) throw notFound();
    const roles = found.personRoles.map(({ role }) => role as Role);
    const [sessions] = await tx.$queryRaw<{ open: number; seenAt: Date | null }[]>`
      SELECT count(*) FILTER (WHERE s.revoked_at IS NULL AND s.ends_at > now() AND s.seen_at > now() - make_interval(mins => s.idle_minutes))::int AS open,
        max(s.seen_at) AS "seenAt" FROM session s WHERE s.person_id = ${id}::uuid`;
    const [invited] = await tx.$queryRaw<{ open: number }[]>`SELECT open_invitations_of(${id}::uuid) AS open`;
    const [provider] = await tx.$queryRaw<{ boundAt: Date }[]>`
      SELECT i.bound_at AS "boundAt" FROM provider_identity i WHERE i.person_id = ${id}::uuid ORDER BY 1 LIMIT 1`;
    const { personRoles: _, ...person } = found;
    const [left] = found.disabledAt
      ? await tx.$queryRaw<{ count: number }[]>`SELECT requests_left_with(${id}::uuid) AS count`
      : [];
    return {
      ...person,
      roles,
      side: actor.side,
      isSelf: id === actor.personId,
      mayGiveGlobalAdmin: actor.roles.includes('global_admin'),
      /** Unfinished support requests of somebody who was disabled. */
      requestsLeft: left?.count ?? 0,
      openSessions: sessions?.open ?? 0,
      seenAt: sessions?.seenAt ?? null,
      providerBoundAt: provider?.boundAt ?? null,
      openInvitations: invited?.open ?? 0,
      whyNotRoles: whyNot(actor, 'person.change_roles', roles, id),
      whyNotDisable: whyNot(actor, 'person.disable', roles, id),
      history: await historyOf(tx, id),
    };
  });
}

export type PersonRecord = Awaited<ReturnType<typeof getPerson>>;
