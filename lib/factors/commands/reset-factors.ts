import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { looksAfter } from '@/lib/identity/rules/roles';
import type { Role } from '@/lib/policy/actor';
import { conflict } from '@/lib/shared/errors';
import { factorEvent } from '../internal/factor-event';

/**
 * Takes every factor of a colleague away, who lost them: the authenticator, the recovery codes, the passkeys. Ends that person's sessions
 * and mails them. Throws conflict for oneself, for a global admin by somebody else, and when there is nothing to reset.
 */
export const resetFactors = defineCommand({
  action: 'factor.reset',
  input: z.object({ personId: z.uuid() }),
  stepUp: true,
  on: ({ tx, actor }, { personId }) =>
    tx.person.findFirst({
      where: { id: personId, organizationId: actor.organizationId },
      select: { id: true, personRoles: { select: { role: true } } },
    }),
  run: async ({ tx, actor, record }) => {
    if (record.id === actor.personId) throw conflict('own_factors');
    const theirs = record.personRoles.map(({ role }) => role as Role);
    if (!looksAfter(actor.roles, theirs) && actor.side === 'partner') throw conflict('global_admins_alone');
    const [row] = await tx.$queryRaw<{ reset: boolean }[]>`SELECT reset_factors(${record.id}::uuid) AS reset`;
    if (!row?.reset) throw conflict('no_factors');
    return {
      value: null,
      events: [
        factorEvent(actor, {
          name: 'person.factors_reset',
          personId: record.id,
          data: { factorBefore: 'every_factor', factorAfter: null },
        }),
      ],
    };
  },
});
