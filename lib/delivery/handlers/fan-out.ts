import type { EventAudience } from '@/lib/command/event';
import { type Transaction, workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { newId } from '@/lib/shared/ids';
import { reasonOf } from '@/lib/shared/plain-text';
import { keepTargets } from '../internal/hold-target';
import { type OutboxEvent, renderBody } from '../internal/render-body';
import { fanOutWaitMs, MOST_FAN_OUTS, wants } from '../rules';

const BATCH = 50;

type Claimed = OutboxEvent & { seq: bigint; audience: EventAudience; attempts: number };
type Target = { id: string; events: string[] };

/** An earlier event of the same record that is still to be fanned out holds this one back, so that a record's deliveries keep their order. */
const claim = (tx: Transaction) => tx.$queryRaw<Claimed[]>`
  SELECT e.id, e.seq, e.name, e.record_type, e.record_id, e.audience, e.data || coalesce((SELECT jsonb_object_agg(w.name, w.words) FROM event_words w WHERE w.event_id = e.id), '{}') AS data,
    e.at, d.attempts
  FROM event_dispatch d JOIN event e ON e.id = d.event_id
  WHERE d.state = 'pending' AND d.due_at <= now() AND NOT EXISTS (
    SELECT FROM event earlier JOIN event_dispatch waiting ON waiting.event_id = earlier.id
    WHERE earlier.record_type = e.record_type AND earlier.record_id = e.record_id AND earlier.seq < e.seq AND waiting.state = 'pending')
  ORDER BY d.due_at LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`;

async function deliverTo(tx: Transaction, targets: Target[], event: Claimed): Promise<void> {
  const wanting = targets.filter((target) => wants(target.events, event));
  const body = wanting.length ? await renderBody(tx, event) : null;
  if (body !== null) {
    for (const target of wanting) {
      await tx.$executeRaw`
        INSERT INTO delivery (id, target_id, event_id, event_seq, event_name, record_id, body, due_at, created_at)
        VALUES (${newId()}::uuid, ${target.id}::uuid, ${event.id}::uuid, ${event.seq}, ${event.name}, ${event.record_id}, ${body}, now(), now())
        ON CONFLICT (target_id, event_id) DO NOTHING`;
    }
  }
  await tx.$executeRaw`UPDATE event_dispatch SET state = 'done', last_error = NULL WHERE event_id = ${event.id}::uuid`;
}

async function putOff(tx: Transaction, event: Claimed, error: unknown): Promise<void> {
  const attempts = event.attempts + 1;
  const state = attempts % MOST_FAN_OUTS === 0 ? 'parked' : 'pending';
  await tx.$executeRaw`
    UPDATE event_dispatch SET state = ${state}, attempts = ${attempts}, last_error = ${reasonOf(error)},
      due_at = now() + make_interval(secs => ${fanOutWaitMs(attempts) / 1_000}::float8)
    WHERE event_id = ${event.id}::uuid`;
  logger[state === 'parked' ? 'error' : 'warn'](
    { err: error, event: event.id, name: event.name, attempts, state },
    'an event was not fanned out',
  );
}

/**
 * Turns one batch of new events into deliveries to each enabled target that wants them, as the desk may read them, and marks them done.
 * One that throws is put off, and parked after eight times, without touching the others. Returns how many events it took.
 */
export async function fanOut(): Promise<number> {
  return workerDb().$transaction(
    async (tx) => {
      const events = await claim(tx);
      if (events.length === 0) return 0;
      await keepTargets(tx);
      const targets = await tx.$queryRaw<Target[]>`
        SELECT t.id, array_agg(w.event_name) AS events FROM delivery_target t JOIN delivery_target_event w ON w.target_id = t.id
        WHERE t.is_enabled GROUP BY t.id`;
      await tx.$executeRaw`SELECT enter_as_desk()`;
      for (const event of events) {
        await tx.$executeRaw`SAVEPOINT one_event`;
        try {
          await deliverTo(tx, targets, event);
        } catch (error) {
          await tx.$executeRaw`ROLLBACK TO SAVEPOINT one_event`;
          await putOff(tx, event, error);
        }
        await tx.$executeRaw`RELEASE SAVEPOINT one_event`;
      }
      return events.length;
    },
    { maxWait: 5_000, timeout: 30_000 },
  );
}

/** Milliseconds until the next event is due, 0 when one is due now; null when none waits. */
export async function nextFanOutMs(): Promise<number | null> {
  const [row] = await workerDb().$queryRaw<{ ms: number }[]>`
    SELECT greatest(0, extract(epoch FROM d.due_at - now()) * 1000)::float8 AS ms FROM event_dispatch d JOIN event e ON e.id = d.event_id
    WHERE d.state = 'pending' AND NOT EXISTS (
      SELECT FROM event earlier JOIN event_dispatch waiting ON waiting.event_id = earlier.id
      WHERE earlier.record_type = e.record_type AND earlier.record_id = e.record_id AND earlier.seq < e.seq AND waiting.state = 'pending')
    ORDER BY d.due_at LIMIT 1`;
  return row?.ms ?? null;
}
