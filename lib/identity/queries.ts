import type { Role } from '@/lib/policy/actor';
import { may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { type Action, POLICY } from '@/lib/policy/table';

/** What the frame of every page shows: who is signed in, what they may, and for a customer who supports it. */
export async function getShell(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    const actions = [...new Set(POLICY.map((row) => row.action))];
    const can = Object.fromEntries(actions.map((action) => [action, may(actor, action)])) as Record<Action, boolean>;
    const partners =
      actor.side === 'customer'
        ? await tx.relation.findMany({
            where: { customerId: actor.organizationId },
            select: { partner: { select: { name: true, supportPhone: true, supportEmail: true, supportHours: true } } },
            orderBy: { partner: { nameKey: 'asc' } },
          })
        : [];
    const own = await tx.person.findUnique({ where: { id: actor.personId }, select: { shortcuts: true } });
    return { actor, now, can, partners: partners.map((row) => row.partner), hasShortcuts: own?.shortcuts ?? false };
  });
}

/** Names of the viewer's colleagues who hold one of the roles: whom a refusal says to ask. */
export async function listColleaguesWith(viewer: Viewer, roles: readonly Role[]): Promise<string[]> {
  if (roles.length === 0) return [];
  return asViewer(viewer, async ({ tx, actor }) => {
    const found = await tx.personRole.findMany({
      where: { organizationId: actor.organizationId, role: { in: [...roles] }, person: { disabledAt: null } },
      select: { person: { select: { id: true, name: true } } },
      orderBy: { person: { name: 'asc' } },
      take: 20,
    });
    return [...new Set(found.map((row) => row.person.name))];
  });
}

/** Who the viewer is, and how they are called. */
export async function getOwnName(viewer: Viewer): Promise<{ personId: string; name: string }> {
  return asViewer(viewer, async ({ actor: { personId, name } }) => ({ personId, name }));
}

/** True when that session, over or not, is the viewer's own. */
export async function isOwnSession(viewer: Viewer, sessionHash: string): Promise<boolean> {
  return asViewer(viewer, async ({ tx, actor }) => {
    return (await tx.session.count({ where: { idHash: sessionHash, personId: actor.personId } })) > 0;
  });
}
