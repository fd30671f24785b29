import { workerDb } from '@/lib/platform/db';
import { publicOrigin } from '@/lib/platform/env';
import { logger } from '@/lib/platform/logger';
import { fileMail, keepsMail, type Letter, type MailResult, type Patience, sendMail } from '@/lib/platform/mail';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { composeAccountMail, type Purpose, type WordsIn } from '../internal/compose-account-mail';

/** More than the patience for one mail, so that a lease ends only when its worker is gone. */
const LEASE_SECONDS = 300;
const WAITS_SECONDS = [15, 60, 300, 900, 1_800, 3_600];
const INVITATION_HOURS = 7 * 24;
const RESET_HOURS = 1;
const KEPT_HOURS = 72;

export type Claimed = {
  id: string;
  purpose: Purpose;
  notice: string | null;
  attempt: number;
  createdAt: Date;
  claim: string;
};
export type Posting = { words: WordsIn; signal?: AbortSignal; patience?: Patience };
type Reader = {
  person_id: string | null;
  email: string;
  name: string;
  locale: string;
  organization_name: string | null;
  inviter_name: string | null;
  inviter_organization: string | null;
};

const hoursOf = (purpose: Purpose) => (purpose === 'password_reset' ? RESET_HOURS : INVITATION_HOURS);

/** Claims up to `room` due mails for one attempt each, oldest first; the claim is the key to whom they go. */
export async function claimLinks(room: number): Promise<Claimed[]> {
  const claim = newSecret();
  const rows = await workerDb().$queryRaw<Omit<Claimed, 'claim'>[]>`
    WITH due AS (
      SELECT l.id FROM account_link l WHERE l.state = 'pending' AND l.due_at <= now() ORDER BY l.due_at LIMIT ${room} FOR UPDATE SKIP LOCKED
    )
    UPDATE account_link l SET attempts = l.attempts + 1, claim_hash = ${hashOf(claim)},
      leased_until = now() + make_interval(secs => ${LEASE_SECONDS}::float8), due_at = now() + make_interval(secs => ${LEASE_SECONDS}::float8)
    FROM due WHERE l.id = due.id RETURNING l.id, l.purpose, l.notice, l.attempts AS attempt, l.created_at AS "createdAt"`;
  return rows.map((row) => ({ ...row, claim }));
}

/** What a worker that died left on its way may have arrived; what waited too long is not sent any more. */
export async function settleLinks(): Promise<void> {
  const db = workerDb();
  await db.$executeRaw`
    UPDATE account_link SET state = 'unknown', finished_at = now(), leased_until = NULL, last_error = 'interrupted'
    WHERE state = 'sending' AND leased_until < now()`;
  await db.$executeRaw`
    UPDATE account_link SET state = 'expired', finished_at = now(), leased_until = NULL
    WHERE state = 'pending' AND purpose <> 'password_reset' AND attempts > 0 AND created_at < now() - make_interval(hours => ${KEPT_HOURS}) AND due_at <= now()`;
  await db.$executeRaw`
    DELETE FROM account_link WHERE purpose = 'password_reset' AND state = 'pending' AND created_at < now() - make_interval(hours => ${RESET_HOURS})`;
}

/** Milliseconds until a mail is due, 0 when one is due now; null when none waits. */
export async function nextLinkMs(): Promise<number | null> {
  const [row] = await workerDb().$queryRaw<{ ms: number }[]>`
    SELECT greatest(0, extract(epoch FROM l.due_at - now()) * 1000)::float8 AS ms FROM account_link l
    WHERE l.state IN ('pending', 'sending') ORDER BY l.due_at LIMIT 1`;
  return row?.ms ?? null;
}

/** How many of these mails wait. */
export async function countWaitingLinks(): Promise<number> {
  const [row] = await workerDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM account_link l WHERE l.state = 'pending'`;
  return row?.count ?? 0;
}

/** Puts the hash of the secret in place, which makes the link work, before anybody can have it. Throws when the claim was lost meanwhile. */
async function arm(claimed: Claimed, reader: Reader, secret: string | null): Promise<void> {
  const written = await workerDb().$executeRaw`
    UPDATE account_link SET state = 'sending', person_id = coalesce(person_id, ${claimed.purpose === 'password_reset' ? reader.person_id : null}::uuid),
      token_hash = ${secret ? hashOf(secret) : null},
      expires_at = CASE WHEN ${secret !== null} THEN now() + make_interval(hours => ${hoursOf(claimed.purpose)}) END
    WHERE id = ${claimed.id}::uuid AND claim_hash = ${hashOf(claimed.claim)} AND state = 'pending' AND leased_until > now()`;
  if (written === 0) throw new Error('the claim was lost');
}

async function finish({ id, claim, attempt }: Claimed, state: string, said: string): Promise<void> {
  const waitSeconds = WAITS_SECONDS[Math.min(attempt, WAITS_SECONDS.length) - 1] ?? 3_600;
  const reason = ['sent', 'kept'].includes(state) ? null : said.replaceAll('\u0000', '').toWellFormed().slice(0, 500);
  await workerDb().$executeRaw`
    UPDATE account_link SET state = ${state}, finished_at = CASE WHEN ${state} <> 'pending' THEN now() END, leased_until = NULL, claim_hash = NULL,
      due_at = now() + make_interval(secs => ${waitSeconds}::float8), last_error = ${reason}
    WHERE id = ${id}::uuid AND claim_hash = ${hashOf(claim)} AND state IN ('pending', 'sending')`;
}

const STATE: Record<MailResult['outcome'], string> = {
  accepted: 'sent',
  refused: 'refused',
  unknown: 'unknown',
  failed: 'pending',
  stopped: 'pending',
};

/**
 * Makes one attempt at a claimed mail: draws the secret, writes the mail, hands it to the mail server or - in a demo without one - lays it
 * down as a file. The secret is nowhere else; another attempt draws another. A mail that is for nobody is forgotten.
 */
export async function postLink(claimed: Claimed, { words, ...sending }: Posting): Promise<string> {
  const db = workerDb();
  const [reader] = await db.$queryRaw<Reader[]>`SELECT * FROM account_letter(${claimed.id}::uuid, ${claimed.claim})`;
  if (!reader) {
    await db.$executeRaw`DELETE FROM account_link WHERE id = ${claimed.id}::uuid AND claim_hash = ${hashOf(claimed.claim)}`;
    return 'forgotten';
  }
  const secret = claimed.purpose === 'notice' ? null : newSecret();
  const origin = publicOrigin();
  const letter: Letter = {
    messageId: `<${claimed.id}.${claimed.attempt}@${new URL(origin).hostname}>`,
    to: { name: reader.name, address: reader.email },
    date: new Date(),
    ...composeAccountMail(
      { purpose: claimed.purpose, notice: claimed.notice, reader, origin, secret, hours: hoursOf(claimed.purpose) },
      words,
    ),
  };
  if (keepsMail()) {
    await arm(claimed, reader, secret);
    await fileMail(letter, `${new Date().toISOString().replaceAll(':', '-')}-${claimed.id.slice(0, 8)}`);
    await finish(claimed, 'kept', '');
    return 'kept';
  }
  const result = await sendMail(letter, { ...sending, beforeLastByte: () => arm(claimed, reader, secret) });
  const state = STATE[result.outcome];
  await finish(claimed, state, result.said);
  const about = { link: claimed.id, purpose: claimed.purpose, attempt: claimed.attempt, said: result.said };
  if (state === 'pending') logger.warn(about, 'a mail about an account was not sent, trying again');
  else if (state !== 'sent') logger.error(about, 'a mail about an account may not have arrived');
  return state;
}
