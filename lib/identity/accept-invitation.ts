import { fieldErrors } from '@/lib/command/field-errors';
import { appDb, settled } from '@/lib/platform/db';
import type { Outcome } from '@/lib/shared/errors';
import { hashOf } from '@/lib/shared/ids';
import { type FoundLink, unsafeFindLink } from './internal/find-link';
import { hashPassword } from './internal/password';
import { passwordFault } from './internal/password-strength';
import { acceptanceForm } from './schema';
import { unsafeOpenSession } from './sign-in';

type Accepted = { outcome: string; person_id: string | null };

/** Skips the policy table, as nobody acts yet: the holder of the secret becomes the person that was invited, in one statement or not at all. */
const unsafeAccept = async (hash: string, name: string, passwordHash: string, locale: string, timeZone: string) =>
  (
    await settled(
      () =>
        appDb().$queryRaw<
          Accepted[]
        >`SELECT * FROM accept_invitation(${hash}, ${name}, ${passwordHash}, ${locale}, ${timeZone})`,
    )
  )[0];

/** What an invitation's link opens, to whoever holds its secret; null for a secret that opens none. */
export async function findInvitation(secret: string): Promise<FoundLink | null> {
  const found = await unsafeFindLink(secret);
  return found?.purpose === 'invitation' ? found : null;
}

/**
 * Makes the invited person, with the password that was chosen, and a first session; returns its secret id. A link that is used, over,
 * withdrawn or nobody's, and an address that has an account meanwhile, answer with a conflict of that name.
 */
export async function acceptInvitation(
  secret: string,
  raw: unknown,
  from: { userAgent: string | null },
): Promise<Outcome<{ sessionId: string; locale: string; email: string }>> {
  const found = await findInvitation(secret);
  if (found?.state !== 'open') {
    const why = found?.state === 'used_by_provider' ? 'used' : (found?.state ?? 'unknown');
    return { ok: false, failure: { kind: 'conflict', why: `link_${why}` } };
  }
  const parsed = acceptanceForm.safeParse(raw);
  if (!parsed.success) return { ok: false, failure: { kind: 'invalid', fields: fieldErrors(parsed.error) } };
  const { name, password, locale, timeZone } = parsed.data;
  const about = { email: found.email, name, organization: found.organization_name ?? '' };
  const fault = passwordFault(password, about);
  if (fault) return { ok: false, failure: { kind: 'invalid', fields: { password: fault } } };
  const accepted = await unsafeAccept(hashOf(secret), name, await hashPassword(password), locale, timeZone);
  if (!accepted?.person_id)
    return { ok: false, failure: { kind: 'conflict', why: `link_${accepted?.outcome ?? 'unknown'}` } };
  return {
    ok: true,
    value: { sessionId: await unsafeOpenSession(accepted.person_id, from.userAgent), locale, email: found.email },
  };
}
