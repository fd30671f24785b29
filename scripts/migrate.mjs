import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareQueues } from './queues.mjs';
import { connect } from './roles.mjs';
import { Refusal, root } from './settings.mjs';

const LOCK = 7_203_114_201;
const folder = path.join(root, 'prisma/migrations');

// Prisma's own ledger, so that `prisma migrate status` agrees.
const ledger = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

export function readMigrations() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => {
      const sql = readFileSync(path.join(folder, entry.name, 'migration.sql'), 'utf8');
      return { name: entry.name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function pendingOf(client, migrations) {
  const { rows } = await client.query(
    'SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  for (const row of rows) {
    const file = migrations.find(({ name }) => name === row.name);
    if (!row.finished_at) throw new Refusal(`Migration ${row.name} is recorded as unfinished: resolve it first.`);
    if (!file)
      throw new Refusal(`The database has migration ${row.name}, which this version does not know: it is newer.`);
    if (file.checksum !== row.checksum) throw new Refusal(`Migration ${row.name} was changed after it was applied.`);
  }
  return migrations.filter(({ name }) => !rows.some((row) => row.name === name));
}

function explain(migration, error) {
  const line = error.position ? migration.sql.slice(0, Number(error.position)).split('\n').length : undefined;
  const place = line ? ` (line ${line})` : '';
  const more = [error.detail, error.hint, error.where].filter(Boolean).map((text) => `\n  ${text}`);
  return `Migration ${migration.name} failed${place}: ${error.message}${more.join('')}`;
}

async function apply(client, migration) {
  const startedAt = new Date();
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('RESET search_path');
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Refusal(explain(migration, error));
  }
}

/**
 * Applies every pending migration as liaison_owner, each whole or not at all, then the job queues. `url` is
 * a user's who may become liaison_owner, at a database that exists. Safe to run twice at once. Returns the
 * names applied; throws a Refusal that says what stands in the way. `until` stops after the one of that name, as
 * an earlier release did: for what tries an upgrade.
 */
export async function migrate({ url, until, log = () => undefined }) {
  const client = await connect(url);
  try {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS is_mine', [LOCK]);
    if (!rows[0].is_mine) {
      log('another process is migrating: waiting for it');
      await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    }
    await client.query('SET ROLE liaison_owner');
    await client.query(ledger);
    const pending = (await pendingOf(client, readMigrations())).filter(({ name }) => !until || name <= until);
    for (const migration of pending) {
      log(migration.name);
      await apply(client, migration);
    }
    await prepareQueues(client);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
