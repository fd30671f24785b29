import { emailAddress } from '@/lib/identity/schema';
import { openSession } from '@/lib/identity/tx/open-session';
import { appDb, settled } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import {
  AnswerRefused,
  askProvider,
  Cancelled,
  type Errand,
  type Identity,
  ProviderDown,
  readAnswer,
} from '@/lib/platform/oidc';
import { hashOf } from '@/lib/shared/ids';

export const WHY_NOT = [
  'provider_down',
  'unverified',
  'not_open',
  'several_invitations',
  'cancelled',
  'failed',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];
export type SignedIn = { sessionId: string; email: string; locale: string };

type Row = { outcome: 'open' | WhyNot; person_id: string; email: string; locale: string };

/** Begins a sign-in at the provider: where to send the browser, and what to remember; why not, when the provider does not answer. */
export async function beginSignIn(again: boolean): Promise<{ url: URL; errand: Errand } | { why: WhyNot }> {
  try {
    return await askProvider(again);
  } catch (error) {
    if (!(error instanceof ProviderDown)) throw error;
    logger.warn({ err: error }, 'the identity provider does not answer');
    return { why: 'provider_down' };
  }
}

/** The claimed address as it stands here; null for one that is not such an address as it is written: look-alikes are somebody else's at the provider. */
function vouchedAddress(claimed: string): string | null {
  const lowered = claimed.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return emailAddress.safeParse(claimed).data === lowered ? lowered : null;
}

/** Skips the policy table, as nobody acts before the sign-in: who it is, and whether they may come in, is sign_in_by_provider()'s. */
async function unsafeAdmit(identity: Identity, userAgent: string | null): Promise<SignedIn | { why: WhyNot }> {
  const address = vouchedAddress(identity.address ?? '');
  return settled(() =>
    appDb().$transaction(async (tx) => {
      const [row] = await tx.$queryRaw<Row[]>`
      SELECT * FROM sign_in_by_provider(${identity.issuer}, ${identity.subject}, ${address})`;
      if (!row) return { why: 'failed' };
      if (row.outcome !== 'open') return { why: row.outcome };
      const sessionId = await openSession(tx, { personId: row.person_id, userAgent, method: 'oidc' });
      await tx.$queryRaw`
      SELECT pass_by_provider(${hashOf(sessionId)}, ${identity.provedAt}::timestamptz, ${identity.isMultiFactor})`;
      return { sessionId, email: row.email, locale: row.locale };
    }),
  );
}

/**
 * Ends a sign-in at the provider: takes the code of the address that the browser came back to, once, and opens a session for the person
 * whose identity it is. Says why not otherwise: an unverified address, nobody who is invited, somebody disabled, another state or nonce.
 */
export async function finishSignIn(
  query: string,
  errand: Errand,
  userAgent: string | null,
): Promise<SignedIn | { why: WhyNot }> {
  try {
    return await unsafeAdmit(await readAnswer(query, errand), userAgent);
  } catch (error) {
    if (!(error instanceof ProviderDown || error instanceof AnswerRefused)) throw error;
    logger.warn({ err: error }, 'a sign-in at the identity provider failed');
    if (error instanceof ProviderDown) return { why: 'provider_down' };
    return { why: error instanceof Cancelled ? 'cancelled' : 'failed' };
  }
}
