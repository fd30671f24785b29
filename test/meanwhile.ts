import { Client } from 'pg';
import type { PersonKey } from './cast';
import { ownerSql, signIn } from './database';

type Statement = [sql: string, ...values: unknown[]];
const WAITING =
  'SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';

/**
 * Does `work` while this person's statements stand in a transaction that is still open: it is committed once `work` waits for it, or is over
 * without having waited. Returns what `work` answers.
 */
export async function meanwhile<T>(person: PersonKey, statements: Statement[], work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env.DATABASE_APP_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT enter($1)', [(await signIn(person)).sessionHash]);
    for (const [sql, ...values] of statements) await client.query(sql, values);
    let isOver = false;
    const answer = work().finally(() => {
      isOver = true;
    });
    while (!isOver && (await ownerSql(WAITING)).length === 0);
    await client.query('COMMIT');
    return await answer;
  } finally {
    await client.end();
  }
}
