import { randomUUID } from 'node:crypto';
import { ownerSql } from './database';
import type { Receiver } from './receiver';
import { type EscalationRow, escalationRow, eventRow, messageRow, ownerInserts } from './rows';

export const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const FAR = '2100-01-01T00:00:00Z';

/** A target as the administrator's form sends it: for everything, and at work. */
export const targetForm = () => ({
  id: randomUUID(),
  name: 'Desk',
  url: 'https://desk.example/hook?token=abc',
  events: '*',
  enabled: 'on',
});

/** A target with this filter, in the database as the owner; its secret is SECRET. */
export async function givenTarget(
  url: string,
  events: string[] = ['*'],
  change: { is_enabled?: boolean; secret_sealed?: string } = {},
): Promise<string> {
  const { seal } = await import('@/lib/platform/seal');
  const id = randomUUID();
  await ownerInserts('delivery_target', {
    id,
    name: 'Desk',
    url,
    secret_sealed: seal(SECRET),
    updated_at: '2026-11-20T00:00:00Z',
    ...change,
  });
  for (const event_name of events) await ownerInserts('delivery_target_event', { target_id: id, event_name });
  return id;
}

/** An escalation of hana's for Tailspin. */
export async function givenEscalation(): Promise<EscalationRow> {
  const row = escalationRow('hana', 'tailspin', 'exchange');
  await ownerInserts('escalation', row);
  return row;
}

/** Something that happened to it, with a message when a text is given. Returns the event's id. */
export async function happens(
  escalation: EscalationRow,
  audience = 'operator_partner',
  { name = 'escalation.replied', text }: { name?: string; text?: string } = {},
): Promise<string> {
  const message =
    text === undefined
      ? null
      : messageRow(audience === 'operator' ? 'lin' : 'hana', escalation, audience, { body: text });
  if (message) await ownerInserts('message', message);
  const data = { number: escalation.number, ...(message ? { messageId: message.id } : {}) };
  const event = { ...eventRow(audience, escalation, 'hana'), name, data: JSON.stringify(data) };
  await ownerInserts('event', event);
  return event.id;
}

/** An event of which nothing can be made: its record has no id. */
export async function givenPoison(record = 'not a record'): Promise<string> {
  const escalation = await givenEscalation();
  const event = { ...eventRow('operator_partner', escalation, 'hana'), record_id: record };
  await ownerInserts('event', event);
  return event.id;
}

export type Delivery = {
  id: string;
  event_id: string;
  target_id: string;
  event_name: string;
  record_id: string;
  body: string;
  state: string;
  attempts: number;
  due_in: number;
  leased_until: Date | null;
  delivered_at: Date | null;
};
export const deliveries = (): Promise<Delivery[]> =>
  ownerSql<Delivery>(
    'SELECT d.*, extract(epoch FROM d.due_at - now())::float8 AS due_in FROM delivery d ORDER BY d.event_seq',
  );
export const attempts = (id: string) =>
  ownerSql<{
    attempt: number;
    status: number | null;
    error: string | null;
    response_excerpt: string | null;
    duration_ms: number;
  }>(
    'SELECT attempt, status, error, response_excerpt, duration_ms FROM delivery_attempt WHERE delivery_id = $1 ORDER BY attempt',
    [id],
  );
export const dispatch = async (eventId: string) =>
  (
    await ownerSql<{ state: string; attempts: number; last_error: string | null; due_in: number }>(
      'SELECT state, attempts, last_error, extract(epoch FROM due_at - now())::float8 AS due_in FROM event_dispatch WHERE event_id = $1',
      [eventId],
    )
  )[0];

/** What waits is due now, and whoever leased it is taken for dead. */
export const timePasses = async (): Promise<void> => {
  await ownerSql(
    "UPDATE delivery SET due_at = now(), leased_until = CASE WHEN leased_until IS NOT NULL THEN now() END WHERE state = 'pending'",
  );
  await ownerSql("UPDATE event_dispatch SET due_at = now() WHERE state = 'pending'");
};

/** Nothing of what was delivered, or was to be, before. */
export const startAfresh = async (receiver?: Receiver): Promise<void> => {
  await ownerSql("UPDATE event_dispatch SET state = 'done', due_at = $1", [FAR]);
  for (const table of ['delivery_attempt', 'delivery', 'delivery_target_event', 'delivery_target'])
    await ownerSql(`DELETE FROM ${table}`);
  receiver?.received.splice(0);
};
