import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from './env';
import { Prisma, PrismaClient } from './generated/client';

export { Prisma };
export type Database = PrismaClient<'query'>;
export type Transaction = Prisma.TransactionClient;

type Opened = { client: Database; pool: Pool };
const opened = globalThis as typeof globalThis & { liaisonDatabases?: Map<string, Opened> };

function open(role: 'app' | 'worker', url: string | undefined): Opened {
  opened.liaisonDatabases ??= new Map();
  const known = opened.liaisonDatabases.get(role);
  if (known) return known;
  if (!url) throw new Error(`Liaison cannot start: DATABASE_${role.toUpperCase()}_URL is not set`);
  const pool = new Pool({
    connectionString: url,
    max: env().LIAISON_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: '-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000',
  });
  pool.on('error', () => {});
  const client = new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: 'event', level: 'query' }] });
  const fresh = { client, pool };
  opened.liaisonDatabases.set(role, fresh);
  return fresh;
}

/** The application's role: owns nothing, sees only what the context of enter() lets it. */
export const appDb = (): Database => open('app', env().DATABASE_APP_URL).client;
export const appPool = (): Pool => open('app', env().DATABASE_APP_URL).pool;

/** The worker's role: reads the outbox, writes deliveries, may do what the scheduler alone may. */
export const workerDb = (): Database => open('worker', env().DATABASE_WORKER_URL).client;
export const workerPool = (): Pool => open('worker', env().DATABASE_WORKER_URL).pool;

/** What PostgreSQL calls the reason why it refused, wherever in the error that stands; null for what is none of its. */
function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, meta, cause } = error as {
    code?: string;
    meta?: { driverAdapterError?: { cause?: { originalCode?: string } } };
    cause?: { originalCode?: string };
  };
  if (code === 'P2034') return '40P01';
  return meta?.driverAdapterError?.cause?.originalCode ?? cause?.originalCode ?? null;
}

const UNDONE_BY_OTHERS = ['40001', '40P01'];
const REFUSED_BY_SECOND_LOCK = '42501';
const MOST_ATTEMPTS = 5;

/**
 * Runs a transaction from its beginning, and anew when those who came at the same moment undid it: it was chosen to end a deadlock, or they
 * took away what the first lock had let pass. Then the first lock says so, in words for people. It must do nothing outside of the database.
 */
export async function settled<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1, isRefused = false; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const state = sqlStateOf(error) ?? '';
      const isLost = UNDONE_BY_OTHERS.includes(state) || (state === REFUSED_BY_SECOND_LOCK && !isRefused);
      if (!isLost || attempt === MOST_ATTEMPTS) throw error;
      isRefused ||= state === REFUSED_BY_SECOND_LOCK;
    }
  }
}

export async function closeDatabases(): Promise<void> {
  for (const { client, pool } of opened.liaisonDatabases?.values() ?? []) {
    await client.$disconnect();
    if (!pool.ended) await pool.end();
  }
  opened.liaisonDatabases?.clear();
}
