import { workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { keepsMail, type Letter, type MailResult, type Patience, sendMail } from '@/lib/platform/mail';
import { hashOf, newSecret } from '@/lib/shared/ids';
import type { WordsIn } from '../internal/compose';
import { type Claimed as Notice, writeLetter } from '../internal/write-letter';
import { EXPIRES_AFTER_HOURS, type Step, stepAfter } from '../rules/attempts';

/** More than the patience for one mail, so that a lease ends only when its worker is gone. */
const LEASE_SECONDS = 300;

export type Claimed = Notice & { claim: string };
export type Posting = { words: WordsIn; signal?: AbortSignal; patience?: Patience };

/** Claims up to `room` due notifications for one attempt each, oldest first; the claim is the key to their recipients. */
export async function claimMails(room: number): Promise<Claimed[]> {
  const claim = newSecret();
  const rows = await workerDb().$queryRaw<Notice[]>`
    WITH due AS (
      SELECT n.id FROM notification n WHERE n.state = 'pending' AND n.due_at <= now()
      ORDER BY n.due_at LIMIT ${room} FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE notification n SET attempts = n.attempts + 1, claim_hash = ${hashOf(claim)},
        leased_until = now() + make_interval(secs => ${LEASE_SECONDS}::float8), due_at = now() + make_interval(secs => ${LEASE_SECONDS}::float8)
      FROM due WHERE n.id = due.id RETURNING n.id, n.attempts, n.kind, n.customer_id, n.event_id, n.created_at
    )
    SELECT taken.id, taken.attempts AS attempt, taken.kind, taken.customer_id IS NOT NULL AS "isContact", e.id AS "eventId", e.name AS "eventName",
      e.record_type AS "recordType", e.record_id AS "recordId", e.partner_id AS "partnerId", e.customer_id AS "customerId", e.data ->> 'number' AS number, e.at,
      CASE WHEN e.name = 'service_message.import_finished' THEN (SELECT begun.at FROM event begun WHERE begun.record_type = e.record_type
        AND begun.record_id = e.record_id AND begun.name = 'service_message.import_started' LIMIT 1) END AS begun,
      taken.created_at AS "createdAt"
    FROM taken JOIN event e ON e.id = taken.event_id ORDER BY e.seq`;
  return rows.map((row) => ({ ...row, claim }));
}

/** What a worker that died left on its way is unknown to have arrived, and what is too old is no news: neither is sent. */
export async function settleMails(): Promise<void> {
  const lost = await workerDb().$queryRaw<{ id: string }[]>`
    UPDATE notification n SET state = 'unknown', finished_at = now(), leased_until = NULL, last_error = 'interrupted'
    WHERE n.state = 'sending' AND n.leased_until < now() RETURNING n.id`;
  for (const { id } of lost)
    logger.error({ notification: id }, 'a mail may or may not have been sent; it is not sent again');
  if (keepsMail()) return;
  const expired = await workerDb().$executeRaw`
    UPDATE notification n SET state = 'expired', finished_at = now(), leased_until = NULL
    WHERE n.state = 'pending' AND coalesce(n.resent_at, n.created_at) < now() - make_interval(hours => ${EXPIRES_AFTER_HOURS}) AND n.due_at <= now()`;
  if (expired > 0) logger.warn({ expired, hours: EXPIRES_AFTER_HOURS }, 'mails were given up as too old');
}

/** Milliseconds until a mail is due, 0 when one is due now; null when none waits. */
export async function nextMailMs(): Promise<number | null> {
  const [row] = await workerDb().$queryRaw<{ ms: number }[]>`
    SELECT greatest(0, extract(epoch FROM n.due_at - now()) * 1000)::float8 AS ms FROM notification n
    WHERE n.state IN ('pending', 'sending') ORDER BY n.due_at LIMIT 1`;
  return row?.ms ?? null;
}

/** How many mails wait. */
export async function countWaiting(): Promise<number> {
  const [row] = await workerDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM notification n WHERE n.state = 'pending'`;
  return row?.count ?? 0;
}

async function finish({ id, claim }: Claimed, step: Step | { state: 'withheld' }, said: string): Promise<boolean> {
  const waitMs = step.state === 'pending' ? step.waitMs : 0;
  const reason = step.state === 'sent' ? null : said.replaceAll('\u0000', '').toWellFormed().slice(0, 500);
  const written = await workerDb().$executeRaw`
    UPDATE notification SET state = ${step.state}, finished_at = CASE WHEN ${step.state} <> 'pending' THEN now() END, leased_until = NULL,
      claim_hash = NULL, due_at = now() + make_interval(secs => ${waitMs / 1_000}::float8), last_error = ${reason}
    WHERE id = ${id}::uuid AND claim_hash = ${hashOf(claim)} AND state IN ('pending', 'sending')`;
  return written > 0;
}

async function keep({ id, claim }: Claimed, letter: Letter): Promise<boolean> {
  const written = await workerDb().$executeRaw`
    UPDATE notification SET state = 'kept', finished_at = now(), leased_until = NULL, claim_hash = NULL,
      subject = ${letter.subject}, text_body = ${letter.text}, html_body = ${letter.html}
    WHERE id = ${id}::uuid AND claim_hash = ${hashOf(claim)} AND state = 'pending'`;
  return written > 0;
}

/** Notes that the mail is about to be the server's. Throws when the claim was lost meanwhile, so that it is not sent from here. */
async function markSending({ id, claim }: Claimed): Promise<void> {
  const written = await workerDb().$executeRaw`
    UPDATE notification SET state = 'sending'
    WHERE id = ${id}::uuid AND claim_hash = ${hashOf(claim)} AND state = 'pending' AND leased_until > now()`;
  if (written === 0) throw new Error('the claim was lost');
}

function say(claimed: Claimed, step: Step, result: MailResult): void {
  const about = { notification: claimed.id, event: claimed.eventName, attempt: claimed.attempt, said: result.said };
  if (step.state === 'refused') logger.error(about, 'a mail was refused for good');
  else if (step.state === 'unknown') logger.error(about, 'a mail may or may not have been sent; it is not sent again');
  else if (step.state === 'pending')
    logger.warn({ ...about, waitMs: step.waitMs }, 'a mail was not sent, trying again');
}

/**
 * Makes one attempt at a claimed notification: writes it as its recipient, then keeps it for the mailbox or hands it to the mail server.
 * Returns what became of it, or null when the claim was lost meanwhile.
 */
export async function post(claimed: Claimed, { words, ...sending }: Posting): Promise<string | null> {
  const letter = await writeLetter(claimed, claimed.claim, words);
  if (!letter) return (await finish(claimed, { state: 'withheld' }, 'nothing visible')) ? 'withheld' : null;
  if (keepsMail()) return (await keep(claimed, letter)) ? 'kept' : null;
  const result = await sendMail(letter, { ...sending, beforeLastByte: () => markSending(claimed) });
  const step = stepAfter(result, claimed.attempt);
  const isWritten = await finish(claimed, step, result.said);
  if (isWritten) say(claimed, step, result);
  else logger.warn({ notification: claimed.id }, 'a mail attempt lost its claim');
  return isWritten ? step.state : null;
}
