import { Client } from 'pg';
import { fixedId, type PersonKey } from './cast';
import { ownerSql, signIn } from './database';

export const E1 = fixedId(2, 1);
export const ARCHIVING = fixedId(2, 2);
export const ESSENTIALS = fixedId(2, 3);
export const PROPLUS = fixedId(2, 4);

export const given = (assignments: string, id = E1) =>
  ownerSql(`UPDATE subscription SET ${assignments} WHERE id = '${id}'`);
export const row = async (id = E1) =>
  (await ownerSql<Record<string, unknown>>('SELECT * FROM subscription WHERE id = $1', [id]))[0];
/** What was recorded of it since the last `afresh()`. */
export const recorded = (id = E1) =>
  ownerSql<{ name: string; rule: string; actor_id: string | null; data: Record<string, unknown> }>(
    'SELECT name, rule, actor_id, data FROM event WHERE record_id = $1 ORDER BY seq',
    [id],
  );
export const names = async (id = E1) => (await recorded(id)).map((event) => event.name);
export const suspendedFor = (days: number) =>
  `status = 'suspended', suspended_at = now() - interval '${days} days', suspension_reason = 'non_payment'`;
export const ENDED = "term_starts_at = now() - interval '366 days', term_ends_at = now() - interval '1 day'";

/** Within a transaction of this person, on a connection of its own: what it has changed is not committed while `meanwhile` runs. */
export async function holding(
  person: PersonKey,
  sql: string,
  meanwhile: (rows: Record<string, unknown>[]) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ connectionString: String(process.env.DATABASE_APP_URL) });
  const viewer = await signIn(person);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT enter($1)', [viewer.sessionHash]);
    const { rows } = await client.query(sql);
    await meanwhile(rows);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** All subscriptions are in the middle of a term that renews itself, and nothing has been recorded. */
export async function afresh(): Promise<void> {
  await ownerSql('ALTER TABLE event DISABLE TRIGGER event_is_append_only');
  for (const table of ['notification', 'notification_dispatch', 'event_dispatch', 'event_words', 'event'])
    await ownerSql(`DELETE FROM ${table}`);
  await ownerSql('ALTER TABLE event ENABLE TRIGGER event_is_append_only');
  await ownerSql(
    `UPDATE subscription SET status = 'active', suspended_at = NULL, suspension_reason = NULL, auto_renew = true, is_trial = false, version = 1,
       term_starts_at = now() - interval '275 days', term_ends_at = now() + interval '90 days'`,
  );
}
