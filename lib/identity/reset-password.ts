import { fieldErrors } from '@/lib/command/field-errors';
import { appDb, settled } from '@/lib/platform/db';
import type { Outcome } from '@/lib/shared/errors';
import { hashOf, newId } from '@/lib/shared/ids';
import { type FoundLink, unsafeFindLink } from './internal/find-link';
import { forgiveAccount, mayAskForMail } from './internal/guessing';
import { hashPassword } from './internal/password';
import { passwordFault } from './internal/password-strength';
import { addressForm, newPasswordForm } from './schema';

/** Skips the policy table, as nobody acts: notes that somebody wants a mail to an address. Nothing here looks whether anybody has it. */
const unsafeAsk = (email: string) =>
  appDb()
    .$executeRaw`INSERT INTO account_link (id, purpose, email) VALUES (${newId()}::uuid, 'password_reset', ${email})`;

/** Skips the policy table, as nobody acts yet: the holder of the secret gets a new password, every session ends, in one statement. */
const unsafeReset = async (hash: string, passwordHash: string) =>
  (
    await settled(
      () =>
        appDb().$queryRaw<
          { outcome: string; person_id: string | null }[]
        >`SELECT * FROM reset_password(${hash}, ${passwordHash})`,
    )
  )[0];

/**
 * Takes a request for a new password. The answer is the same whether or not anybody has the address: that is found out by the worker, which
 * writes the mail. Too many requests from one place answer `too_many_tries`.
 */
export async function askForReset(raw: unknown, from: { address: string }): Promise<Outcome<null>> {
  const parsed = addressForm.safeParse(raw);
  if (!parsed.success) return { ok: false, failure: { kind: 'invalid', fields: fieldErrors(parsed.error) } };
  const { email } = parsed.data;
  const { isPlaceOpen, isMailOpen } = await mayAskForMail(email, from.address);
  if (!isPlaceOpen) return { ok: false, failure: { kind: 'conflict', why: 'too_many_tries' } };
  if (isMailOpen) await unsafeAsk(email);
  return { ok: true, value: null };
}

/** What the link of a reset opens, to whoever holds its secret; null for a secret that opens none. */
export async function findReset(secret: string): Promise<FoundLink | null> {
  const found = await unsafeFindLink(secret);
  return found?.purpose === 'password_reset' ? found : null;
}

/** Sets the new password and ends every session of the account. A link that is used, over or nobody's answers with a conflict of that name. */
export async function resetPassword(secret: string, raw: unknown): Promise<Outcome<null>> {
  const found = await findReset(secret);
  if (found?.state !== 'open')
    return { ok: false, failure: { kind: 'conflict', why: `link_${found?.state ?? 'unknown'}` } };
  const parsed = newPasswordForm.safeParse(raw);
  if (!parsed.success) return { ok: false, failure: { kind: 'invalid', fields: fieldErrors(parsed.error) } };
  const about = { email: found.email, name: found.name, organization: found.organization_name ?? '' };
  const fault = passwordFault(parsed.data.password, about);
  if (fault) return { ok: false, failure: { kind: 'invalid', fields: { password: fault } } };
  const reset = await unsafeReset(hashOf(secret), await hashPassword(parsed.data.password));
  if (!reset?.person_id)
    return { ok: false, failure: { kind: 'conflict', why: `link_${reset?.outcome ?? 'unknown'}` } };
  await forgiveAccount(found.email);
  return { ok: true, value: null };
}
