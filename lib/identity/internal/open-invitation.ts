import type { Acting } from '@/lib/policy/enter';

export type OpenInvitation = { id: string; name: string; email: string; roles: string[]; organizationId: string };

/**
 * An invitation that whoever acts looks after: to the own organization, or made by it for another.
 */
export async function openInvitation({ tx, actor }: Acting, id: string): Promise<OpenInvitation | null> {
  const [found] = await tx.$queryRaw<OpenInvitation[]>`
    SELECT i.id, i.name, i.email, i.roles, i.organization_id AS "organizationId" FROM invitation i WHERE i.id = ${id}::uuid AND ${actor.organizationId}::uuid IN (i.organization_id, i.invited_by_organization_id)`;
  return found ?? null;
}
