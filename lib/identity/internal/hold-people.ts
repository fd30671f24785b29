import type { Actor } from '@/lib/policy/actor';
import { authorize } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import type { Action } from '@/lib/policy/table';
import { signedOut } from '@/lib/shared/errors';

/**
 * Waits until nobody else changes the people of an organization, to the end of the transaction: one after the other, each sees what the one
 * before left.
 */
export async function holdPeople({ tx }: Pick<Acting, 'tx'>, organizationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('people ' || ${organizationId}::text, 0))`;
}

/**
 * Holds the own people, then asks again who acts: whoever came before may have taken the role away, or disabled the person. Returns the actor
 * as of now; throws as if the request had come only now.
 */
export async function holdOwnPeople(acting: Acting, action: Action): Promise<Actor> {
  const { tx, actor } = acting;
  await holdPeople(acting, actor.organizationId);
  const now = await tx.person.findFirst({
    where: { id: actor.personId, disabledAt: null },
    select: { personRoles: { select: { role: true } } },
  });
  if (!now) throw signedOut();
  const fresh = { ...actor, roles: now.personRoles.map(({ role }) => role as Actor['roles'][number]) };
  authorize(fresh, action);
  return fresh;
}
