import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { isOwnPassword } from '@/lib/identity/tx/own-password';
import { forgetGuesses, type GuessLimit, mayGuess } from '@/lib/platform/guess-limit';
import { proofDue } from '@/lib/policy/proof';
import { notFound, stepUp } from '@/lib/shared/errors';
import { takeCode } from '../internal/check-code';
import { typedCode } from '../schema';

const LIMITS: readonly GuessLimit[] = [{ name: 'confirm', points: 10, seconds: 15 * 60 }];

/** Proves anew who acts, by a code or, where there is none, by the password; dangerous acts are then open for ten minutes. */
export const confirmIdentity = defineCommand({
  action: 'factor.manage',
  input: z.object({ sessionHash: z.string().length(64), confirm: z.string().min(1, 'required').max(200, 'too_long') }),
  personal: true,
  run: async ({ input, ...acting }) => {
    const { tx, actor, now } = acting;
    const done = { value: null, events: [] };
    const due = await proofDue(tx, input.sessionHash);
    if (!due) throw notFound();
    const { by } = due;
    if (by === 'again' && due.isDue) throw stepUp(by);
    // A code counts once: sent twice with one form, it has proved enough.
    if (by === 'again' || (by === 'code' && !due.isDue)) return done;
    if (by === 'code') {
      const code = typedCode.safeParse(input.confirm).data ?? '';
      const why = await takeCode({ tx, sessionHash: input.sessionHash, personId: actor.personId, now }, code);
      if (why) throw stepUp(by, why);
      return done;
    }
    if (!(await mayGuess(LIMITS, actor.personId))) throw stepUp(by, 'too_many_tries');
    if (!(await isOwnPassword(acting, input.confirm))) throw stepUp(by, 'wrong_password');
    await tx.$queryRaw`SELECT confirm_by_password(${input.sessionHash})`;
    await forgetGuesses(LIMITS, actor.personId);
    return done;
  },
});
