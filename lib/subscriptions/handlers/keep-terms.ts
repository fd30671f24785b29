import { type Transaction, workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { DUE_ACTS, type DueAct, NOTICES } from '../internal/due';

const CHUNK = 50;
const PATIENCE = { maxWait: 5_000, timeout: 30_000 };

type Kept = { acts: Record<string, number>; notices: number };

/** What people called the subscriptions, beside the events of this transaction. */
const withNames = (tx: Transaction, events: readonly { id: string }[]): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO event_words (event_id, name, words) SELECT e.id, 'name', s.friendly_name
    FROM event e JOIN subscription s ON s.id = e.record_id::uuid WHERE e.id = ANY (${events.map((one) => one.id)}::uuid[])`;

/** One transaction: at most a chunk of rows, each with its line on the record. Killed anywhere, all of it happened or nothing. */
const actOnChunk = ({ name, action, rule, rows, set, data }: DueAct): Promise<number> =>
  workerDb().$transaction(async (tx) => {
    const acted = await tx.$queryRaw<{ id: string }[]>`
      WITH due AS (SELECT s.id ${rows} LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED)
      UPDATE subscription s SET ${set}, version = s.version + 1, updated_at = now() FROM due WHERE s.id = due.id RETURNING s.id`;
    if (acted.length === 0) return 0;
    await withNames(
      tx,
      await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO event (id, name, action, rule, partner_id, customer_id, record_type, record_id, audience, data, at)
      SELECT gen_random_uuid(), ${name}, ${action}, ${rule}, s.partner_id, s.customer_id, 'subscription', s.id::text,
        'operator_partner_customer', jsonb_build_object(${data}), now()
      FROM subscription s WHERE s.id = ANY (${acted.map((one) => one.id)}::uuid[]) RETURNING id`,
    );
    return acted.length;
  }, PATIENCE);

/** A notice's id follows from what it says, so that two workers at once, or one that begins again, say it once. */
const noticeChunk = (): Promise<number> =>
  workerDb().$transaction(async (tx) => {
    const said = await tx.$queryRaw<{ id: string }[]>`
      WITH near AS (${NOTICES}),
      fresh AS (SELECT n.*, md5(concat_ws(' ', n.name, n.id, n.days, extract(epoch FROM n.at)))::uuid AS event_id FROM near n)
      INSERT INTO event (id, name, action, rule, partner_id, customer_id, record_type, record_id, audience, data, at)
      SELECT f.event_id, f.name, f.action, f.rule, f.partner_id, f.customer_id, 'subscription', f.id::text, 'operator_partner_customer',
        jsonb_strip_nulls(jsonb_build_object('days', f.days, 'until', f.at, 'renews', f.renews)), now()
      FROM fresh f WHERE NOT EXISTS (SELECT FROM event e WHERE e.id = f.event_id) ORDER BY f.at, f.id LIMIT ${CHUNK}
      ON CONFLICT (id) DO NOTHING RETURNING id`;
    await withNames(tx, said);
    return said.length;
  }, PATIENCE);

/** Until nothing is left: what was done can make the next due, such as a term that is over as well. */
async function untilDone(chunk: () => Promise<number>): Promise<number> {
  let total = 0;
  let done: number;
  do {
    done = await chunk();
    total += done;
  } while (done > 0);
  return total;
}

/**
 * The scheduler's part of P6, P8 and P10: renews what renews itself and whose term is over, suspends add-ons with their parent, deletes 60 days
 * after the suspension, and tells partner and customer beforehand. Each act stands on the record; done again, it finds nothing to do.
 */
export async function keepTerms(): Promise<Kept> {
  const acts: Kept['acts'] = {};
  for (const act of DUE_ACTS) acts[act.name] = (acts[act.name] ?? 0) + (await untilDone(() => actOnChunk(act)));
  const kept = { acts, notices: await untilDone(noticeChunk) };
  if (kept.notices > 0 || Object.values(acts).some(Boolean)) logger.info(kept, 'kept the terms of subscriptions');
  return kept;
}
