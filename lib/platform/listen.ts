import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import { env } from './env';
import { logger } from './logger';

const CHANNEL = 'liaison';
/** Says only that a mail about an account waits. */
const LINKS = 'liaison_links';
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
const PULSE_MS = 30_000;
const ANSWER_MS = 10_000;

const notice = z.object({
  seq: z.number().int(),
  event: z.string(),
  type: z.string(),
  record: z.string(),
  partner: z.string().nullable(),
  customer: z.string().nullable(),
  audience: z.string(),
});
export type Notice = z.infer<typeof notice>;

/** `onGap` says that notices may have been missed: read again what matters. */
export type Listener = { onNotice(notice: Notice): void; onGap(): void; onLink?(): void };

type Listening = { listeners: Set<Listener>; stop: AbortController; ended: Promise<void> };
const kept = globalThis as typeof globalThis & { liaisonListening?: Listening };

function parse(payload: string | undefined): Notice | null {
  try {
    const parsed = notice.safeParse(JSON.parse(payload ?? ''));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  logger.warn({ payload }, 'a notice that cannot be read');
  return null;
}

/** Holds one connection until it breaks or `signal` says so; a connection that stops answering counts as broken. */
async function hold(listeners: Set<Listener>, signal: AbortSignal, onOpen: () => void): Promise<void> {
  const url = env().DATABASE_LISTEN_URL ?? env().DATABASE_APP_URL;
  const client = new Client({
    connectionString: url,
    application_name: 'liaison-listen',
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  const { promise: broken, reject: onBroken } = Promise.withResolvers<never>();
  const onStop = () => onBroken(signal.reason);
  // It may break while nobody waits for it, and more than once.
  broken.catch(() => {});
  client.on('error', onBroken);
  client.on('end', () => onBroken(new Error('the connection ended')));
  signal.addEventListener('abort', onStop);
  client.on('notification', ({ channel, payload }) => {
    if (channel === LINKS) {
      for (const listener of listeners) listener.onLink?.();
      return;
    }
    const heard = parse(payload);
    if (heard) for (const listener of listeners) listener.onNotice(heard);
  });
  try {
    await Promise.race([client.connect(), broken]);
    await Promise.race([client.query(`LISTEN ${CHANNEL}; LISTEN ${LINKS}`), broken]);
    onOpen();
    while (!signal.aborted) {
      await Promise.race([wait(PULSE_MS, undefined, { signal, ref: false }), broken]);
      await Promise.race([client.query('SELECT 1'), broken]);
    }
  } finally {
    signal.removeEventListener('abort', onStop);
    client.end().catch((error: unknown) => logger.debug({ err: error }, 'a broken connection was let go'));
  }
}

async function keepListening(listeners: Set<Listener>, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await hold(listeners, signal, () => {
        waitMs = FIRST_WAIT_MS;
        for (const listener of listeners) listener.onGap();
      });
    } catch (error) {
      if (signal.aborted) return;
      logger.warn({ err: error, waitMs }, 'not listening to the database, trying again');
    }
    await wait(waitMs * (0.75 + Math.random() / 2), undefined, { ref: false, signal });
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

/**
 * Subscribes to what the database says of new events, over one connection a process that comes back by itself. Until it is up, and
 * whenever it was away, notices are missed: `onGap` follows each time it (again) listens. Returns how to unsubscribe.
 */
export function listen(listener: Listener): () => void {
  if (!kept.liaisonListening) {
    const listeners = new Set<Listener>();
    const stop = new AbortController();
    const ended = keepListening(listeners, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    kept.liaisonListening = { listeners, stop, ended };
  }
  const { listeners } = kept.liaisonListening;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Closes the connection; the next listen() opens another. */
export async function stopListening(): Promise<void> {
  const listening = kept.liaisonListening;
  kept.liaisonListening = undefined;
  listening?.stop.abort();
  await listening?.ended;
}
