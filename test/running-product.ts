import { execFile, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.dirname(import.meta.dirname);
const runtime = path.join(root, 'node_modules/node/bin/node');
const START_MS = 180_000;

/** Waits until `look` gives something, asking every 25 ms; throws what was waited for when the time is over. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false | undefined> | T | null | false | undefined,
  timeoutMs: number,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${timeoutMs / 1_000} s are over without ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export type Addresses = { ownerUrl: string; appUrl: string };
export type Child = 'web' | 'worker';
export type Product = Addresses & {
  url: string;
  dataDir: string;
  /** Kills a child with -9, without a warning; returns its number. */
  kill(child: Child): number;
  /** Resolves when web answers /readyz, and when both children are others than those killed. */
  isBack(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the product as `npm start` does, with a fresh demo world, or an empty installation, in a directory of its own. */
export async function startProduct(name: string, extra: Record<string, string>): Promise<Product> {
  const parent = process.env.LIAISON_TEST_DATA;
  if (!parent) throw new Error('LIAISON_TEST_DATA is missing: run this by npm test -- system.');
  const dataDir = path.join(parent, name);
  const url = `http://localhost:${await freePort()}`;
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|npm_lifecycle)/.test(key),
  );
  const env = {
    ...Object.fromEntries(inherited),
    ...extra,
    NODE_ENV: 'production' as const,
    PORT: new URL(url).port,
    LIAISON_DATA: dataDir,
    LIAISON_DEMO: extra.LIAISON_DEMO ?? 'on',
    // When this test is killed, the product leaves.
    LIAISON_LAUNCHER: String(process.pid),
  };
  const made = await promisify(execFile)(runtime, ['scripts/database.mjs', 'reset'], { cwd: root, env });
  const addresses = JSON.parse(made.stdout) as Addresses;

  const logFile = path.join(dataDir, 'product.log');
  const log = createWriteStream(logFile);
  const supervisor = spawn(runtime, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => supervisor.once('exit', () => resolve()));
  for (const stream of [supervisor.stdout, supervisor.stderr]) stream.pipe(log, { end: false });

  const killed = new Set<number>();
  const pidOf = (child: Child): number | undefined => {
    const file = path.join(dataDir, 'run.json');
    if (!existsSync(file)) return undefined;
    const run = JSON.parse(readFileSync(file, 'utf8')) as { children: Partial<Record<Child, { pid: number }>> };
    return run.children[child]?.pid;
  };
  const isAnswering = async (): Promise<boolean> => {
    if (supervisor.exitCode !== null)
      throw new Error(`The product ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    return answer?.ok ?? false;
  };
  const isFresh = (child: Child): boolean => {
    const pid = pidOf(child);
    return pid !== undefined && !killed.has(pid);
  };
  const isBack = async (timeoutMs = 60_000): Promise<void> => {
    await until('both children being others', () => isFresh('web') && isFresh('worker'), timeoutMs);
    await until('the product being ready', isAnswering, timeoutMs);
  };

  await isBack(START_MS);
  return {
    ...addresses,
    url,
    dataDir,
    kill: (child) => {
      const pid = pidOf(child);
      if (!pid || killed.has(pid)) throw new Error(`No ${child} to kill`);
      process.kill(pid, 'SIGKILL');
      killed.add(pid);
      return pid;
    },
    isBack: () => isBack(),
    stop: async () => {
      supervisor.kill('SIGTERM');
      await ended;
      log.end();
    },
  };
}
