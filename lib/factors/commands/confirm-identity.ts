import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { isOwnPassword } from '@/lib/identity/tx/own-password';
import { proofDue } from '@/lib/policy/proof';
import { notFound, stepUp } from '@/lib/shared/errors';
import { takeCode } from '../internal/check-code';
import { typedCode } from '../schema';

/**
 * Proves anew who acts, by a code or, where there is none, by the password; dangerous acts are then open for ten minutes. Throws step_up with
 * the reason. Whoever calls it counts the guesses: prove().
 */
export const confirmIdentity = defineCommand({
  action: 'factor.manage',
  input: z.object({ sessionHash: z.string().length(64), confirm: z.string().min(1, 'required').max(200, 'too_long') }),
  personal: true,
  run: async ({ input, ...acting }) => {
    const { tx, actor, now } = acting;
    const due = await proofDue(tx, input.sessionHash);
    if (!due) throw notFound();
    const { by } = due;
    const done = { value: null, events: [] };
    if (by === 'again' && due.isDue) throw stepUp(by);
    // A code counts once: sent twice with one form, it has proved enough.
    if (by === 'again' || (by === 'code' && !due.isDue)) return done;
    if (by === 'code') {
      const code = typedCode.safeParse(input.confirm).data ?? '';
      const holder = { tx, sessionHash: input.sessionHash, personId: actor.personId, now };
      if (!(await takeCode(holder, code))) throw stepUp(by, 'wrong_code');
      return done;
    }
    if (!(await isOwnPassword(acting, input.confirm))) throw stepUp(by, 'wrong_password');
    await tx.$queryRaw`SELECT confirm_by_password(${input.sessionHash})`;
    return done;
  },
});
