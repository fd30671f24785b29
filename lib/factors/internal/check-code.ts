import type { Transaction } from '@/lib/platform/db';
import { forgetGuesses, type GuessLimit, mayGuess } from '@/lib/platform/guess-limit';
import { unseal } from '@/lib/platform/seal';
import { codeHash, isRecoveryCode } from './recovery-codes';
import { stepOf } from './totp';

/** Three codes of a million count at any moment: 20 guesses a day find one in 45 years. */
const LIMITS: readonly GuessLimit[] = [
  { name: 'code', points: 5, seconds: 15 * 60 },
  { name: 'code-day', points: 20, seconds: 24 * 60 * 60 },
];

type Holder = { tx: Transaction; sessionHash: string; personId: string; now: Date };

async function passTotp({ tx, sessionHash, now }: Holder, code: string): Promise<boolean> {
  const factor = await tx.totpFactor.findFirst({
    where: { confirmedAt: { not: null } },
    select: { id: true, sealedSeed: true },
  });
  const step = factor && stepOf(unseal(factor.sealedSeed), code, now);
  if (!factor || step === null) return false;
  const [row] = await tx.$queryRaw<{ passed: boolean }[]>`
    SELECT pass_totp(${sessionHash}, ${factor.id}::uuid, ${step}::bigint) AS passed`;
  return row?.passed ?? false;
}

async function passRecoveryCode({ tx, sessionHash, personId }: Holder, code: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ passed: boolean }[]>`
    SELECT pass_recovery_code(${sessionHash}, ${codeHash(personId, code)}) AS passed`;
  return row?.passed ?? false;
}

/**
 * Takes a code of the authenticator, or a recovery code, and marks the session with it; each counts once.
 * Says why it did not, as a key of the `errors` namespace; null when it did.
 */
export async function takeCode(holder: Holder, code: string): Promise<'wrong_code' | 'too_many_tries' | null> {
  if (!(await mayGuess(LIMITS, holder.personId))) return 'too_many_tries';
  const isPassed = isRecoveryCode(code) ? await passRecoveryCode(holder, code) : await passTotp(holder, code);
  if (!isPassed) return 'wrong_code';
  await forgetGuesses(LIMITS, holder.personId);
  return null;
}
