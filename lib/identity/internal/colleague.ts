import type { Role } from '@/lib/policy/actor';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { looksAfter, TOP_ROLE } from '../rules/roles';

export type Colleague = { id: string; roles: Role[]; disabledAt: Date | null; erasedAt: Date | null };

/** A person of the own organization; null for everybody else's. */
export async function findColleague({ tx, actor }: Acting, personId: string): Promise<Colleague | null> {
  const found = await tx.person.findFirst({
    where: { id: personId, organizationId: actor.organizationId },
    select: { id: true, disabledAt: true, erasedAt: true, personRoles: { select: { role: true } } },
  });
  return found && { ...found, roles: found.personRoles.map(({ role }) => role as Role) };
}

/** Nobody does this to oneself; to a global admin only a global admin. Throws a refusal that says so. */
export function mustLookAfter({ actor }: Pick<Acting, 'actor'>, grant: Grant, colleague: Colleague): void {
  const refused = (roles: readonly Role[]) =>
    new DomainError({ kind: 'refused', action: grant.action, rule: grant.rule, roles });
  if (colleague.id === actor.personId) throw refused([]);
  if (!looksAfter(actor.roles, colleague.roles)) throw refused(['global_admin']);
}

/** True when nobody else could take over what the colleague's organization must not be without. */
export async function isLastAdministrator({ tx, actor }: Acting, personId: string): Promise<boolean> {
  const others = await tx.personRole.count({
    where: {
      organizationId: actor.organizationId,
      role: TOP_ROLE[actor.side],
      personId: { not: personId },
      person: { disabledAt: null },
    },
  });
  return others === 0;
}
