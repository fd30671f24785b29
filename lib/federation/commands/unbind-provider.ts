import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { looksAfter } from '@/lib/identity/rules/roles';
import type { Role } from '@/lib/policy/actor';
import { conflict, DomainError } from '@/lib/shared/errors';

/**
 * Removes the tie between a colleague and the identity provider, where that account was made anew; the next sign-in that the provider vouches
 * for ties anew. Ends that person's sessions. Throws a refusal for oneself and for a global admin by somebody else, conflict when there is no tie.
 */
export const unbindProvider = defineCommand({
  action: 'person.unbind_provider',
  input: z.object({ personId: z.uuid() }),
  stepUp: true,
  on: ({ tx, actor }, { personId }) =>
    tx.person.findFirst({
      where: { id: personId, organizationId: actor.organizationId },
      select: { id: true, personRoles: { select: { role: true } } },
    }),
  run: async ({ tx, actor, record, grant }) => {
    const refused = (roles: readonly Role[]) =>
      new DomainError({ kind: 'refused', action: grant.action, rule: grant.rule, roles });
    if (record.id === actor.personId) throw refused([]);
    const theirs = record.personRoles.map(({ role }) => role as Role);
    if (!looksAfter(actor.roles, theirs)) throw refused(['global_admin']);
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`SELECT unbind_provider(${record.id}::uuid) AS done`;
    if (!row?.done) throw conflict('no_provider');
    return {
      value: null,
      events: [
        {
          name: 'person.provider_unbound',
          recordType: 'person',
          recordId: record.id,
          audience: actor.side,
          ...(actor.side === 'partner' ? { partnerId: actor.organizationId } : {}),
          ...(actor.side === 'customer' ? { customerId: actor.organizationId } : {}),
          data: { providerAccountBefore: 'tied', providerAccountAfter: 'untied' },
        },
      ],
    };
  },
});
