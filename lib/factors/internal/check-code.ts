import type { Transaction } from '@/lib/platform/db';
import { codeHash, isRecoveryCode } from './recovery-codes';
import { openSeed, stepOf } from './totp';

type Holder = { tx: Transaction; sessionHash: string; personId: string; now: Date };

async function passTotp({ tx, sessionHash, now }: Holder, code: string): Promise<boolean> {
  const factor = await tx.totpFactor.findFirst({
    where: { confirmedAt: { not: null } },
    select: { id: true, sealedSeed: true },
  });
  const seed = factor && openSeed(factor.sealedSeed);
  const step = seed && stepOf(seed, code, now);
  if (!factor || typeof step !== 'number') return false;
  const [row] = await tx.$queryRaw<{ passed: boolean }[]>`
    SELECT pass_totp(${sessionHash}, ${factor.id}::uuid, ${step}::bigint) AS passed`;
  return row?.passed ?? false;
}

async function passRecoveryCode({ tx, sessionHash, personId }: Holder, code: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ passed: boolean }[]>`
    SELECT pass_recovery_code(${sessionHash}, ${codeHash(personId, code)}) AS passed`;
  return row?.passed ?? false;
}

/** Takes a code of the authenticator, or a recovery code, and marks the session with it; each counts once. False when it did not count. */
export async function takeCode(holder: Holder, code: string): Promise<boolean> {
  return isRecoveryCode(code) ? passRecoveryCode(holder, code) : passTotp(holder, code);
}
