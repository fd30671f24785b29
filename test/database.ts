import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, escapeIdentifier, type QueryResult } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { closeDatabases } from '@/lib/platform/db';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { seedWorld } from '@/prisma/seed/world';
import { migrate } from '@/scripts/migrate.mjs';
import { addressFor, provision } from '@/scripts/roles.mjs';
import { readSecrets, readSettings } from '@/scripts/settings.mjs';
import { PEOPLE, type PersonKey } from './cast';

type Addresses = { adminUrl: string; ownerUrl: string; appUrl: string; workerUrl: string };
type SqlRow = Record<string, unknown>;

const VARIABLE = 'LIAISON_TEST_TEMPLATE';
const newName = (purpose: string) => `liaison_test_${purpose}_${randomBytes(6).toString('hex')}`;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const administer = (adminUrl: string, sql: string) =>
  withClient(addressFor(adminUrl, { database: 'postgres' }), (client) => client.query(sql));

const drop = (adminUrl: string, name: string) =>
  administer(adminUrl, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);

/** Before all database tests: one template database with every migration, the catalogue and the demo world without its history. */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_ADMIN_URL;
  if (!given)
    throw new Error('TEST_ADMIN_URL is missing: the address of a PostgreSQL administrator for the database tests.');
  const name = newName('template');
  const secrets = readSecrets(readSettings().dataDir);
  const { adminUrl, ownerUrl, appUrl, workerUrl } = await provision({
    adminUrl: addressFor(given, { database: name }),
    secrets,
  });
  await migrate({ url: adminUrl });
  await withClient(ownerUrl, async (client) => {
    await seedCatalogue(client);
    await seedWorld(client);
  });
  process.env[VARIABLE] = JSON.stringify({ adminUrl, ownerUrl, appUrl, workerUrl, name });
  return async () => {
    await drop(adminUrl, name);
  };
}

type TestDatabase = Addresses & { name: string; dataDir: string; owner: Client };
let current: TestDatabase | undefined;

function database(): TestDatabase {
  if (!current) throw new Error('Call useDatabase() at the top of this test file first.');
  return current;
}

async function open(pool: number): Promise<void> {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('There is no template database: run this file in the project "db".');
  const template = JSON.parse(text) as Addresses & { name: string };
  const name = newName('file');
  const [to, from] = [name, template.name].map(escapeIdentifier);
  await administer(template.adminUrl, `CREATE DATABASE ${to} TEMPLATE ${from} OWNER liaison_owner`);
  const at = (url: string) => addressFor(url, { database: name });
  const [adminUrl, ownerUrl, appUrl, workerUrl] = [
    at(template.adminUrl),
    addressFor(template.adminUrl, { database: name, options: '-c role=liaison_owner' }),
    at(template.appUrl),
    at(template.workerUrl),
  ];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'liaison-test-'));
  Object.assign(process.env, {
    DATABASE_APP_URL: appUrl,
    DATABASE_WORKER_URL: workerUrl,
    DATABASE_LISTEN_URL: appUrl,
    LIAISON_DATA: dataDir,
    LIAISON_FILES: path.join(dataDir, 'files'),
    LIAISON_SECRET: 'the secret of the database tests, 32+',
    LIAISON_DEMO: 'on',
    LIAISON_POOL: String(pool),
    LIAISON_LOG_LEVEL: 'silent',
  });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  current = { adminUrl, ownerUrl, appUrl, workerUrl, name, dataDir, owner };
}

async function close(): Promise<void> {
  if (!current) return;
  const { adminUrl, name, dataDir, owner } = current;
  current = undefined;
  await closeDatabases();
  await owner.end();
  await drop(adminUrl, name);
  rmSync(dataDir, { recursive: true });
}

/** Gives a test file its own database and data directory, and takes them away after it. Call it once, at the top of the file. */
export function useDatabase({ pool = 2 }: { pool?: number } = {}): void {
  beforeAll(() => open(pool));
  afterAll(close);
}

/** A session row of this person, made as the owner, which owes no second factor; ends in an hour. */
export async function signIn(person: PersonKey): Promise<Viewer> {
  const sessionHash = hashOf(newSecret());
  await ownerSql(
    "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, factor_at) VALUES ($1, $2, 60, now() + interval '1 hour', now())",
    [sessionHash, PEOPLE[person].id],
  );
  return { sessionHash, requestId: null };
}

/** The connection of liaison_owner, for what takes a connection. */
export const ownerClient = (): Client => database().owner;

/** The address by which a script reaches the file's database as its owner. */
export const ownerUrl = (): string => database().ownerUrl;

/** One statement as liaison_owner, who sees every row. */
export async function ownerSql<Row extends SqlRow = SqlRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const result: QueryResult<Row> = await database().owner.query(sql, values);
  return result.rows;
}

/** One statement as the administrator of the server, for what only a catalogue can tell. */
export const adminSql = <Row extends SqlRow = SqlRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(database().adminUrl, async (client) => (await client.query<Row>(sql, values)).rows);

export type As = { person?: PersonKey; desk?: true; first?: string; values?: unknown[]; undo?: true };

/**
 * One statement in a transaction of its own as liaison_app or liaison_worker: within enter() of a person, within enter_as_desk(), after a
 * statement of the test's own, or as nobody. Commits unless `undo`; rejects with what PostgreSQL says.
 */
export async function asRole<Row extends SqlRow = SqlRow>(
  role: 'app' | 'worker',
  sql: string,
  as: As = {},
): Promise<QueryResult<Row>> {
  const session = as.person ? await signIn(as.person) : undefined;
  const { appUrl, workerUrl } = database();
  return withClient(role === 'app' ? appUrl : workerUrl, async (client) => {
    await client.query('BEGIN');
    if (session) await client.query('SELECT enter($1)', [session.sessionHash]);
    if (as.desk) await client.query('SELECT enter_as_desk()');
    if (as.first) await client.query(as.first);
    const result = await client.query<Row>(sql, as.values ?? []);
    await client.query(as.undo ? 'ROLLBACK' : 'COMMIT');
    return result;
  });
}
