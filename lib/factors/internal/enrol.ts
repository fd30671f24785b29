import type { Transaction } from '@/lib/platform/db';
import { seal } from '@/lib/platform/seal';
import type { Acting } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { codeHash, newCodes } from './recovery-codes';
import { addressOf, newSeed, openSeed, stepOf } from './totp';

/** What an authenticator app takes: the address for its camera, the seed for who types it. */
export type Enrolment = { address: string; seed: string };

const LIFE_MINUTES = 60;

/** Puts a fresh seed in the place of one that this session began before and never confirmed. */
export async function beginSeed(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM totp_factor WHERE begun_by = ctx_session() AND confirmed_at IS NULL`;
  await tx.$executeRaw`
    INSERT INTO totp_factor (id, person_id, sealed_seed, begun_by) VALUES (${newId()}::uuid, ${personId}::uuid, ${seal(newSeed())}, ctx_session())`;
}

async function findBegun(tx: Transaction, now: Date): Promise<{ id: string; sealedSeed: string } | undefined> {
  const since = new Date(now.getTime() - LIFE_MINUTES * 60_000);
  const [begun] = await tx.$queryRaw<{ id: string; sealedSeed: string }[]>`
    SELECT id, sealed_seed AS "sealedSeed" FROM totp_factor
    WHERE begun_by = ctx_session() AND confirmed_at IS NULL AND created_at > ${since}`;
  return begun;
}

/** The seed that this session began within the hour and is to confirm; null when there is none. */
export async function readBegun(tx: Transaction, email: string, now: Date): Promise<Enrolment | null> {
  const begun = await findBegun(tx, now);
  const seed = begun && openSeed(begun.sealedSeed);
  return seed ? { address: addressOf(seed, email), seed } : null;
}

/** Takes the first code of the app that has the seed: from now on its codes count, and those of the one before do not. */
export async function confirmSeed(
  tx: Transaction,
  sessionHash: string,
  code: string,
  now: Date,
): Promise<'wrong_code' | 'enrolment_over' | null> {
  const begun = await findBegun(tx, now);
  const seed = begun && openSeed(begun.sealedSeed);
  if (!begun || !seed) return 'enrolment_over';
  const step = stepOf(seed, code, now);
  if (step === null) return 'wrong_code';
  const [row] = await tx.$queryRaw<{ confirmed: boolean }[]>`
    SELECT confirm_totp(${sessionHash}, ${begun.id}::uuid, ${step}::bigint) AS confirmed`;
  return row?.confirmed ? null : 'enrolment_over';
}

/** Ten fresh recovery codes in place of all that were; the only time that they can be read. */
export async function makeCodes({ tx, actor }: Acting): Promise<string[]> {
  const codes = newCodes();
  await tx.$executeRaw`DELETE FROM recovery_code WHERE person_id = ${actor.personId}::uuid`;
  for (const code of codes)
    await tx.$executeRaw`
      INSERT INTO recovery_code (person_id, code_hash) VALUES (${actor.personId}::uuid, ${codeHash(actor.personId, code)})`;
  return codes;
}

/** Codes for who has none yet; null for who has some, whether used or not. */
export async function makeFirstCodes(acting: Acting): Promise<string[] | null> {
  const [row] = await acting.tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM recovery_code WHERE person_id = ${acting.actor.personId}::uuid`;
  return row?.count === 0 ? makeCodes(acting) : null;
}
