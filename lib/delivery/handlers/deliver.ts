import { workerDb } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { type Post, postGuarded } from '@/lib/platform/http';
import { logger } from '@/lib/platform/logger';
import { unseal } from '@/lib/platform/seal';
import { listedTargets } from '@/lib/platform/target-address';
import { newId } from '@/lib/shared/ids';
import { signedHeaders } from '../internal/sign';
import { type Attempted, type Step, stepAfter } from '../rules';

/** Longer than any attempt takes: what is still leased after it was left behind by a worker that ended. */
export const LEASE_SECONDS = 30;

/** A delivery that this process may attempt until its lease is over; `attempt` is the number that fences out others. */
export type Claimed = {
  id: string;
  attempt: number;
  event_name: string;
  body: string;
  url: string;
  secret_sealed: string;
};

/**
 * Takes up to `limit` due deliveries of a target and leases them. An earlier one of the same record that is not yet delivered holds the
 * later ones back; a parked one does not. An attempt that a worker left unfinished goes on the list of attempts as interrupted.
 */
export async function claimDue(targetId: string, limit: number): Promise<Claimed[]> {
  return workerDb().$queryRaw<Claimed[]>`
    WITH due AS (
      SELECT d.id, d.attempts, d.leased_until FROM delivery d
      WHERE d.target_id = ${targetId}::uuid AND d.state = 'pending' AND d.due_at <= now() AND (d.leased_until IS NULL OR d.leased_until <= now())
        AND NOT EXISTS (SELECT FROM delivery earlier WHERE earlier.target_id = d.target_id AND earlier.record_id = d.record_id
          AND earlier.event_seq < d.event_seq AND earlier.state = 'pending')
      ORDER BY d.due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), interrupted AS (
      INSERT INTO delivery_attempt (id, delivery_id, attempt, at, duration_ms, error)
      SELECT gen_random_uuid(), due.id, due.attempts, due.leased_until - make_interval(secs => ${LEASE_SECONDS}::float8), ${LEASE_SECONDS * 1_000}, 'interrupted'
      FROM due WHERE due.leased_until IS NOT NULL
    ), taken AS (
      UPDATE delivery d SET attempts = d.attempts + 1, leased_until = now() + make_interval(secs => ${LEASE_SECONDS}::float8),
        due_at = now() + make_interval(secs => ${LEASE_SECONDS}::float8)
      FROM due WHERE d.id = due.id RETURNING d.id, d.attempts, d.event_name, d.event_seq, d.body, d.target_id
    )
    SELECT taken.id, taken.attempts AS attempt, taken.event_name, taken.body, t.url, t.secret_sealed
    FROM taken JOIN delivery_target t ON t.id = taken.target_id ORDER BY taken.event_seq`;
}

/** The targets that are sent to. */
export async function enabledTargets(): Promise<string[]> {
  const rows = await workerDb().$queryRaw<{ id: string }[]>`SELECT t.id FROM delivery_target t WHERE t.is_enabled`;
  return rows.map((row) => row.id);
}

/** Milliseconds until a delivery of one of these targets is due, 0 when one is due now; null when none waits. */
export async function nextDeliveryMs(targetIds: readonly string[]): Promise<number | null> {
  if (targetIds.length === 0) return null;
  const [row] = await workerDb().$queryRaw<{ ms: number }[]>`
    SELECT greatest(0, extract(epoch FROM d.due_at - now()) * 1000)::float8 AS ms FROM delivery d
    WHERE d.state = 'pending' AND d.target_id = ANY (${[...targetIds]}::uuid[])
      AND NOT EXISTS (SELECT FROM delivery earlier WHERE earlier.target_id = d.target_id AND earlier.record_id = d.record_id
        AND earlier.event_seq < d.event_seq AND earlier.state = 'pending')
    ORDER BY d.due_at LIMIT 1`;
  return row?.ms ?? null;
}

/** Failed attempts before the newest resend by hand: those no longer count. */
async function attemptsBefore(id: string): Promise<number> {
  const [row] = await workerDb().$queryRaw<{ attempts: number | null }[]>`
    SELECT (e.data ->> 'attempts')::int AS attempts FROM event e
    WHERE e.record_type = 'delivery' AND e.record_id = ${id} AND e.name = 'delivery.resent' ORDER BY e.seq DESC LIMIT 1`;
  return row?.attempts ?? 0;
}

async function record({ id, attempt }: Claimed, result: Attempted, step: Step): Promise<boolean> {
  const { status, excerpt, error } =
    'error' in result
      ? { status: null, excerpt: null, error: result.error }
      : { status: result.status, excerpt: result.excerpt, error: null };
  const waitMs = step.state === 'pending' ? step.waitMs : 0;
  const written = await workerDb().$executeRaw`
    WITH mine AS (
      UPDATE delivery SET state = ${step.state}, leased_until = NULL, due_at = now() + make_interval(secs => ${waitMs / 1_000}::float8),
        delivered_at = CASE WHEN ${step.state} = 'delivered' THEN now() END
      WHERE id = ${id}::uuid AND state = 'pending' AND attempts = ${attempt} AND leased_until IS NOT NULL RETURNING id
    )
    INSERT INTO delivery_attempt (id, delivery_id, attempt, at, duration_ms, status, error, response_excerpt)
    SELECT ${newId()}::uuid, mine.id, ${attempt}, now() - make_interval(secs => ${result.durationMs / 1_000}::float8), ${result.durationMs},
      ${status}::int, ${error}, ${excerpt} FROM mine`;
  return written > 0;
}

export type Sending = Pick<Post, 'timeoutMs' | 'signal' | 'resolve'> & { random?: () => number };

function openSecret({ id, secret_sealed }: Claimed): string | null {
  try {
    return unseal(secret_sealed);
  } catch (error) {
    logger.error(
      { err: error, delivery: id },
      "the secret of a delivery target cannot be opened with this installation's key",
    );
    return null;
  }
}

async function send(claimed: Claimed, sending: Pick<Post, 'timeoutMs' | 'signal' | 'resolve'>): Promise<Attempted> {
  const secret = openSecret(claimed);
  if (secret === null) return { error: 'secret_unreadable', durationMs: 0 };
  const headers = signedHeaders(secret, { id: claimed.id, body: claimed.body, at: new Date() });
  const allowPrivate = listedTargets(env().LIAISON_ALLOW_PRIVATE_TARGETS);
  return postGuarded({ url: claimed.url, headers, body: claimed.body, allowPrivate, ...sending });
}

/**
 * Makes one attempt at a claimed delivery, outside any transaction, and writes down what came of it - unless its lease was lost
 * meanwhile, when another attempt stands for it. Returns what became of it, or null for a lost lease.
 */
export async function deliver(
  claimed: Claimed,
  { random = Math.random, ...sending }: Sending = {},
): Promise<Step | null> {
  const result = await send(claimed, sending);
  const step = stepAfter(result, {
    attempt: claimed.attempt - (await attemptsBefore(claimed.id)),
    now: new Date(),
    random,
  });
  const isWritten = await record(claimed, result, step);
  const said = 'error' in result ? { error: result.error } : { status: result.status };
  const about = { delivery: claimed.id, event: claimed.event_name, attempt: claimed.attempt, ...said };
  if (!isWritten) logger.warn(about, 'a delivery attempt lost its lease');
  else if (step.state === 'parked') logger.error(about, 'a delivery was parked');
  else if (step.state === 'pending')
    logger.warn({ ...about, waitMs: Math.round(step.waitMs) }, 'a delivery attempt failed');
  return isWritten ? step : null;
}
