import { type Transaction, workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { reasonOf } from '@/lib/shared/plain-text';
import { addRecipients, addTechnicalContacts, type NewEvent } from '../internal/recipients';
import { reaches } from '../rules/kinds';
import { isToldWithItsImport, REGISTRY, tellsTechnicalContact } from '../rules/registry';

const BATCH = 50;
const MOST_FAN_OUTS = 8;

const claim = (tx: Transaction) => tx.$queryRaw<NewEvent[]>`
  SELECT e.id, e.name, e.record_type, e.record_id, e.audience, e.actor_id, e.partner_id, e.customer_id,
    e.data ->> 'changeRequestId' AS change_request_id, e.data ->> 'origin' AS origin, e.at, d.attempts
  FROM notification_dispatch d JOIN event e ON e.id = d.event_id
  WHERE d.state = 'pending' AND d.due_at <= now() ORDER BY d.due_at LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`;

async function notify(tx: Transaction, event: NewEvent): Promise<void> {
  for (const recipients of isToldWithItsImport(event) ? [] : (REGISTRY[event.name] ?? [])) {
    if (recipients.reads === 'event' && !reaches(event.audience, recipients.side)) continue;
    await addRecipients(tx, event, recipients);
  }
  if (tellsTechnicalContact(event.name)) await addTechnicalContacts(tx, event);
  await tx.$executeRaw`DELETE FROM notification_dispatch WHERE event_id = ${event.id}::uuid`;
}

async function putOff(tx: Transaction, event: NewEvent, error: unknown): Promise<void> {
  const attempts = event.attempts + 1;
  const state = attempts >= MOST_FAN_OUTS ? 'parked' : 'pending';
  await tx.$executeRaw`
    UPDATE notification_dispatch SET state = ${state}, attempts = ${attempts}, last_error = ${reasonOf(error)},
      due_at = now() + make_interval(secs => ${Math.min(60, 2 ** attempts)}::float8)
    WHERE event_id = ${event.id}::uuid`;
  logger[state === 'parked' ? 'error' : 'warn'](
    { err: error, event: event.id, name: event.name, attempts, state },
    'nobody could be notified of an event',
  );
}

/**
 * Turns one batch of new events into notifications of those whom they may concern and who want them by mail, never of who acted, and one
 * a person. Whether they may read it is asked when the mail is written. Returns how many events it took.
 */
export async function fanOutNotifications(): Promise<number> {
  return workerDb().$transaction(
    async (tx) => {
      const events = await claim(tx);
      for (const event of events) {
        await tx.$executeRaw`SAVEPOINT one_event`;
        try {
          await notify(tx, event);
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
export async function nextNoticeMs(): Promise<number | null> {
  const [row] = await workerDb().$queryRaw<{ ms: number }[]>`
    SELECT greatest(0, extract(epoch FROM d.due_at - now()) * 1000)::float8 AS ms FROM notification_dispatch d
    WHERE d.state = 'pending' ORDER BY d.due_at LIMIT 1`;
  return row?.ms ?? null;
}
