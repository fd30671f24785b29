import { fieldErrors } from '@/lib/command/field-errors';
import { appDb } from '@/lib/platform/db';
import type { Outcome } from '@/lib/shared/errors';
import { type Device, forgive, mayTry } from './internal/guessing';
import { passwordMatches } from './internal/password';
import { signInForm } from './schema';
import { openSession } from './tx/open-session';

type Credential = { person_id: string; password_hash: string; locale: string };

/** Skips the policy table, as nobody acts before the sign-in: it is the one caller of find_credential(). */
const unsafeFindCredential = async (email: string): Promise<Credential | undefined> =>
  (await appDb().$queryRaw<Credential[]>`SELECT * FROM find_credential(${email})`)[0];

/** Skips the policy table, as the session that it makes is what an actor comes from. Returns the secret id; the row keeps its hash. */
export async function unsafeOpenSession(personId: string, userAgent: string | null): Promise<string> {
  return openSession(appDb(), { personId, userAgent, method: 'password' });
}

/**
 * Makes a session row for a right address and password; returns the session's secret id for the cookie.
 * An unknown address and a wrong password answer alike, in words and in time; too many tries answer `too_many_tries`. `device` is what the
 * browser proves of an earlier sign-in.
 */
export async function signIn(
  raw: unknown,
  from: { address: string; userAgent: string | null; device: Device | null },
): Promise<Outcome<{ sessionId: string; locale: string; email: string }>> {
  const parsed = signInForm.safeParse(raw);
  if (!parsed.success) return { ok: false, failure: { kind: 'invalid', fields: fieldErrors(parsed.error) } };
  const { email, password } = parsed.data;
  const trying = { email, address: from.address, device: from.device };
  if (!(await mayTry(trying))) return { ok: false, failure: { kind: 'conflict', why: 'too_many_tries' } };
  const credential = await unsafeFindCredential(email);
  if (!(await passwordMatches(credential?.password_hash, password)) || !credential)
    return { ok: false, failure: { kind: 'conflict', why: 'wrong_credentials' } };
  await forgive(trying);
  return {
    ok: true,
    value: {
      sessionId: await unsafeOpenSession(credential.person_id, from.userAgent),
      locale: credential.locale,
      email,
    },
  };
}
