import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { noticeInside } from '@/lib/identity/tx';
import { conflict } from '@/lib/shared/errors';
import { factorEvent } from '../internal/factor-event';
import { holdFactors, leavesFactor } from '../internal/hold-factors';

/** Takes the own authenticator app away, and the recovery codes with the last factor. Throws conflict while a role of the person requires one and no other is left. */
export const removeAuthenticator = defineCommand({
  action: 'factor.manage',
  input: z.object({}),
  stepUp: true,
  run: async (acting) => {
    const { tx, actor } = acting;
    await holdFactors(acting);
    await tx.$executeRaw`DELETE FROM totp_factor WHERE person_id = ${actor.personId}::uuid AND confirmed_at IS NULL`;
    const removed = await tx.$executeRaw`DELETE FROM totp_factor WHERE person_id = ${actor.personId}::uuid`;
    if (removed === 0) throw conflict('no_factors');
    await leavesFactor(acting);
    await noticeInside(acting, 'factor_removed');
    return {
      value: null,
      events: [
        factorEvent(actor, {
          name: 'person.factor_removed',
          data: { factorBefore: 'authenticator', factorAfter: null },
        }),
      ],
    };
  },
});
