import { openSession } from '@/lib/identity/tx/open-session';
import { appDb, type Transaction } from '@/lib/platform/db';
import { type GuessLimit, mayGuess } from '@/lib/platform/guess-limit';
import type { Outcome } from '@/lib/shared/errors';
import { hashOf } from '@/lib/shared/ids';
import { askToShow, readShown } from './internal/webauthn';
import { passkeyAnswer } from './schema';

type Found = {
  person_id: string;
  public_key: string;
  counter: bigint;
  email: string;
  locale: string;
};
type From = { address: string; userAgent: string | null };

const LIMITS: readonly GuessLimit[] = [{ name: 'passkey', points: 100, seconds: 15 * 60 }];
const ASKED: readonly GuessLimit[] = [{ name: 'passkey-ask', points: 300, seconds: 15 * 60 }];
const refused: Outcome<never> = { ok: false, failure: { kind: 'conflict', why: 'passkey_refused' } };

/** Skips the policy table, as nobody acts before the passkey is shown: what it opens is a session that has shown one. */
async function unsafeBeforeAnybody<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return appDb().$transaction(work);
}

/** What the browser needs to show a passkey of this site; says nothing of who has one. Null when this address has asked too often. */
export async function askForPasskey(address: string) {
  if (!(await mayGuess(ASKED, hashOf(address)))) return null;
  return unsafeBeforeAnybody((tx) => askToShow(tx, 'sign_in'));
}

/**
 * Opens a session for the person whose passkey signed our challenge, its user verified: both factors in one. An unknown passkey, a used
 * challenge, another origin and a copied authenticator answer alike.
 */
export async function signInByPasskey(
  raw: unknown,
  from: From,
): Promise<Outcome<{ sessionId: string; email: string; locale: string }>> {
  const parsed = passkeyAnswer.safeParse(raw);
  if (!parsed.success) return refused;
  if (!(await mayGuess(LIMITS, hashOf(from.address))))
    return { ok: false, failure: { kind: 'conflict', why: 'too_many_tries' } };
  return unsafeBeforeAnybody(async (tx) => {
    const [found] = await tx.$queryRaw<Found[]>`SELECT * FROM find_passkey(${parsed.data.id})`;
    if (!found) return refused;
    const stored = { credentialId: parsed.data.id, publicKey: found.public_key, counter: found.counter };
    const counter = await readShown(tx, 'sign_in', parsed.data, stored);
    if (counter === null) return refused;
    const sessionId = await openSession(tx, {
      personId: found.person_id,
      userAgent: from.userAgent,
      method: 'passkey',
    });
    const [row] = await tx.$queryRaw<{ passed: boolean }[]>`
      SELECT pass_passkey(${hashOf(sessionId)}, ${parsed.data.id}, ${counter}::bigint) AS passed`;
    return row?.passed ? { ok: true, value: { sessionId, email: found.email, locale: found.locale } } : refused;
  });
}
