import type { Role } from '@/lib/policy/actor';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { looksAfter } from '../rules/roles';

export type OpenInvitation = { id: string; name: string; email: string; roles: Role[]; organizationId: string };

/**
 * An invitation that whoever acts looks after: to the own organization, or made by it for another.
 */
export async function openInvitation({ tx, actor }: Acting, id: string): Promise<OpenInvitation | null> {
  const [found] = await tx.$queryRaw<OpenInvitation[]>`
    SELECT i.id, i.name, i.email, i.roles, i.organization_id AS "organizationId" FROM invitation i WHERE i.id = ${id}::uuid AND ${actor.organizationId}::uuid IN (i.organization_id, i.invited_by_organization_id)`;
  return found ?? null;
}

/** A global admin's invitation to the own organization is a global admin's to follow up. Throws a refusal that says so. */
export function mustFollowUp({ actor }: Pick<Acting, 'actor'>, grant: Grant, invitation: OpenInvitation): void {
  if (invitation.organizationId === actor.organizationId && !looksAfter(actor.roles, invitation.roles))
    throw new DomainError({ kind: 'refused', action: grant.action, rule: grant.rule, roles: ['global_admin'] });
}
