import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { parse } from 'pg-connection-string';
import { runtime } from './bootstrap.mjs';
import { openDatabase } from './database.mjs';
import { DATABASE, dropDatabase, removeEmbedded, startEmbedded, stopEmbedded } from './embedded.mjs';
import { withoutDatabase } from './prepare.mjs';
import { addressFor, connectAsAdmin } from './roles.mjs';
import { Refusal, readSecrets, root } from './settings.mjs';
import { onLeaving } from './shutdown.mjs';
import { step } from './steps.mjs';

const ownSettings = [
  'PORT',
  'LIAISON_HOST',
  'LIAISON_URL',
  'LIAISON_FILES',
  'LIAISON_DEMO',
  'LIAISON_DATA',
  'LIAISON_SECRET',
];

function plainEnv() {
  const rest = Object.entries(withoutDatabase(process.env)).filter(([name]) => !ownSettings.includes(name));
  return Object.fromEntries(rest);
}

const DROP = (database) => `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`;

/** The same settings with an empty database: never the one in use, whatever the environment names. */
async function withEmptyDatabase(settings, suffix) {
  if (settings.isEmbedded) {
    await dropDatabase(settings.dataDir);
    return settings;
  }
  const { database: used } = parse(settings.ownerUrl);
  const database = `${used}_${suffix}`;
  const client = await connectAsAdmin(settings.ownerUrl);
  try {
    await client.query(DROP(database));
  } finally {
    await client.end();
  }
  const moved = (url) => url && addressFor(url, { database });
  const { ownerUrl, appUrl, workerUrl, listenUrl } = settings;
  return {
    ...settings,
    ownerUrl: moved(ownerUrl),
    appUrl: moved(appUrl),
    workerUrl: moved(workerUrl),
    listenUrl: moved(listenUrl),
  };
}

/** What is thrown away afterwards need not outlive a power cut: on the tests' own server nothing waits for the disk. A killed server loses nothing by it. */
async function withoutWaiting(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const safeguard of ['synchronous_commit', 'fsync', 'full_page_writes'])
      await client.query(`ALTER SYSTEM SET ${safeguard} = off`);
    await client.query('SELECT pg_reload_conf()');
  } finally {
    await client.end();
  }
}

function addressesIn(settings) {
  if (settings.isEmbedded) return {};
  const { ownerUrl, appUrl, workerUrl, listenUrl } = settings;
  const all = {
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    DATABASE_WORKER_URL: workerUrl,
    DATABASE_LISTEN_URL: listenUrl,
  };
  return Object.fromEntries(Object.entries(all).filter(([, url]) => url));
}

/** Brings up the test database, gives its addresses to `work` as environment, and stops it afterwards. */
export async function withTestDatabase(settings, work) {
  const stop = async () => void (settings.isEmbedded && (await stopEmbedded(settings.dataDir)));
  const forget = onLeaving(stop);
  const { urls } = await step('preparing the test database', async (progress) =>
    openDatabase(await withEmptyDatabase(settings, 'test'), progress),
  );
  try {
    if (settings.isEmbedded) await withoutWaiting(urls.adminUrl);
    return await work({
      ...plainEnv(),
      TEST_ADMIN_URL: urls.adminUrl,
      DATABASE_URL: urls.ownerUrl,
      DATABASE_APP_URL: urls.appUrl,
      DATABASE_WORKER_URL: urls.workerUrl,
      DATABASE_LISTEN_URL: urls.listenUrl,
      LIAISON_DATA: settings.dataDir,
      LIAISON_FILES: path.join(settings.dataDir, 'files'),
      LIAISON_SECRET: readSecrets(settings.dataDir).session,
    });
  } finally {
    await stop();
    forget();
  }
}

function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A port for a server that comes and goes: outside the range from which the system itself gives ports away meanwhile. */
async function quietPort() {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = await freePort(randomInt(20_000, 30_000)).catch(() => null);
    if (port) return port;
  }
  throw new Refusal('No free port was found between 20000 and 30000.');
}

/** The environment of an empty demo world beside the others, with a data directory of its own. */
async function emptyWorld(settings, name) {
  const dataDir = path.join(settings.dataDir, name);
  if (settings.isEmbedded) await removeEmbedded(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  return {
    ...plainEnv(),
    ...addressesIn(settings.isEmbedded ? settings : await withEmptyDatabase(settings, name)),
    LIAISON_DATA: dataDir,
    LIAISON_DEMO: 'on',
    LIAISON_ALLOW_PRIVATE_TARGETS: '127.0.0.1,localhost',
  };
}

function start(env, log) {
  const child = spawn(runtime, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const file = createWriteStream(log);
  const recent = [];
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        file.write(text);
        recent.push(...text.split('\n').filter(Boolean));
        recent.splice(0, recent.length - 20);
        if (text.includes('Liaison is ready.')) resolve(true);
      });
    }
    ended.then(() => resolve(false));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { ready, recent, stop };
}

/** What the browser tests need to arrange what no screen can: the owner's address, and the key of the sessions. */
async function backstage({ LIAISON_DATA: dataDir, DATABASE_URL: given }) {
  const adminUrl = given ?? (await startEmbedded(dataDir)).url(DATABASE);
  if (!given) await withoutWaiting(adminUrl);
  return {
    LIAISON_E2E_OWNER_URL: addressFor(adminUrl, { options: '-c role=liaison_owner' }),
    LIAISON_E2E_SECRET: readSecrets(dataDir).session,
    LIAISON_E2E_DATA: dataDir,
  };
}

/** Starts the product with a demo world of its own, gives its address to `work` as environment, and stops it. */
export async function withRunningProduct(settings, work) {
  const issuer = `http://127.0.0.1:${await quietPort()}`;
  const env = {
    ...(await emptyWorld(settings, 'e2e')),
    PORT: String(await freePort()),
    LIAISON_OIDC_ISSUER: issuer,
    LIAISON_OIDC_CLIENT_ID: 'liaison',
    LIAISON_OIDC_CLIENT_SECRET: 'the secret of the client at the provider',
    LIAISON_OIDC_NAME: 'Contoso ID',
  };
  const log = path.join(settings.dataDir, 'e2e.log');
  mkdirSync(settings.dataDir, { recursive: true });
  const product = start(env, log);
  const forget = onLeaving(product.stop);
  try {
    await step('starting the product', async () => {
      if (!(await product.ready))
        throw new Refusal(`The product did not start; ${log} ends with:\n${product.recent.join('\n')}`);
    });
    const given = { LIAISON_E2E_URL: `http://localhost:${env.PORT}`, LIAISON_E2E_ISSUER: issuer };
    return await work({ ...plainEnv(), ...given, ...(await backstage(env)) });
  } finally {
    await product.stop();
    forget();
  }
}

/** For tests that start and kill the product themselves: they choose LIAISON_DATA and PORT below this. */
export const systemEnv = (settings) => ({
  ...plainEnv(),
  LIAISON_TEST_DATA: path.join(settings.dataDir, 'system'),
});
