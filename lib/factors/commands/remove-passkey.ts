import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { noticeInside } from '@/lib/identity/tx';
import { notFound } from '@/lib/shared/errors';
import { factorEvent } from '../internal/factor-event';
import { holdFactors, leavesFactor } from '../internal/hold-factors';

/** Takes one of the own passkeys away. Throws conflict while a role of the person requires a factor and no other is left. */
export const removePasskey = defineCommand({
  action: 'factor.manage',
  input: z.object({ id: z.uuid() }),
  stepUp: true,
  run: async ({ input, ...acting }) => {
    const { tx, actor } = acting;
    await holdFactors(acting);
    const removed = await tx.$executeRaw`
      DELETE FROM passkey WHERE id = ${input.id}::uuid AND person_id = ${actor.personId}::uuid`;
    if (removed === 0) throw notFound();
    await leavesFactor(acting);
    await noticeInside(acting, 'factor_removed');
    return {
      value: null,
      events: [
        factorEvent(actor, { name: 'person.factor_removed', data: { factorBefore: 'passkey', factorAfter: null } }),
      ],
    };
  },
});
