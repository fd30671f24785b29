import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { handOver, placeOf, removePlace } from './embedded-place.mjs';
import { commandOf, identify, lives, signal, startOf, until } from './processes.mjs';
import { Refusal, readSecrets } from './settings.mjs';

export const DATABASE = 'liaison';
const SUPERUSER = 'postgres';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

const serverOptions = {
  listen_addresses: '',
  unix_socket_permissions: '0777',
  max_connections: '60',
  shared_buffers: '128MB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};

const socketUrl = (place, user, password, database) =>
  `postgresql://${user}:${password}@localhost:${place.socketPort}/${database}?host=${place.socketDir}`;

function runTool(place, tool, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(place.native, 'bin', tool), args, {
      ...place.account,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ isOk: code === 0, output }));
  });
}

/** A half-made cluster (killed during initdb) is never taken for a real one: the last step is a rename. */
async function createCluster(place, password) {
  for (const name of readdirSync(place.home)) {
    const maker = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (maker && !startOf(Number(maker))) rmSync(path.join(place.home, name), { recursive: true, force: true });
  }
  const draft = `${place.clusterDir}.new-${process.pid}`;
  const passwordFile = path.join(place.home, `initdb-password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  handOver(passwordFile, place.account);
  let output = '';
  // Full-text search and trigrams need a character type that knows letters beyond ASCII.
  for (const characterType of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    mkdirSync(draft, { mode: 0o700 });
    handOver(draft, place.account);
    const made = await runTool(place, 'initdb', [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${characterType}`,
      '--data-checksums',
    ]);
    output = made.output;
    if (made.isOk) {
      rmSync(passwordFile);
      if (existsSync(place.clusterDir)) rmSync(draft, { recursive: true });
      else renameSync(draft, place.clusterDir);
      return;
    }
    rmSync(draft, { recursive: true, force: true });
  }
  rmSync(passwordFile);
  throw new Refusal(`The database could not be made in ${place.clusterDir}:\n${output.trim()}`);
}

function livingServer(place) {
  const file = path.join(place.clusterDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const known = identify(Number(lines[0]));
  if (!lives(known) || !commandOf(known.pid).includes(place.clusterDir)) return undefined;
  return { ...known, socketDir: lines[4] };
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    // 57P03: starting up; ENOENT and ECONNREFUSED: no socket yet. Anything else will not pass by waiting.
    if (['57P03', '53300', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes(error.code)) return false;
    if (/timeout|terminated/i.test(error.message)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function launch(place) {
  const log = openSync(place.log, 'a', 0o600);
  const options = {
    ...serverOptions,
    unix_socket_directories: place.socketDir,
    port: String(place.socketPort),
  };
  const args = [
    '-D',
    place.clusterDir,
    ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const child = spawn(path.join(place.native, 'bin/postgres'), args, {
    ...place.account,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('spawn', () => resolve(identify(child.pid)));
  });
}

const tail = (file, lines) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';

async function start(place, url) {
  const end = Date.now() + START_TIMEOUT_MS;
  // After kill -9 the dead server's number may linger until it is reaped, and its children may still
  // hold the shared memory: the new one then refuses, and trying again is all that is needed.
  while (Date.now() < end) {
    const server = livingServer(place) ?? (await launch(place));
    const isSettled = await until(async () => (await answers(url)) || !lives(server), end - Date.now(), 100);
    if (isSettled && lives(server)) return;
    await wait(300);
  }
  throw new Refusal(
    `The database did not start within ${START_TIMEOUT_MS / 1000} s. ${place.log} ends with:\n${tail(place.log, 8)}`,
  );
}

/** Stops the embedded database of a data directory (fast mode); returns whether one was running. */
export async function stopEmbedded(dataDir) {
  const place = placeOf(dataDir);
  const server = livingServer(place);
  if (!server) return false;
  signal(server.pid, 'SIGINT');
  if (!(await until(() => !lives(server), STOP_TIMEOUT_MS))) {
    signal(server.pid, 'SIGQUIT');
    await until(() => !lives(server), STOP_TIMEOUT_MS);
  }
  return true;
}

/**
 * Brings up the embedded PostgreSQL of a data directory, or takes the one that runs already. Returns where
 * it is and the superuser's address; it listens on a Unix socket alone.
 */
export async function startEmbedded(dataDir) {
  const place = placeOf(dataDir);
  const { superuser } = readSecrets(dataDir);
  const isNew = !existsSync(place.clusterDir);
  if (isNew) await createCluster(place, superuser);
  const url = (database, user = SUPERUSER, password = superuser) => socketUrl(place, user, password, database);
  const running = livingServer(place);
  if (running?.socketDir) place.socketDir = running.socketDir;
  const isReused = running !== undefined && (await until(() => answers(url('postgres')), 5_000, 200));
  if (!isReused) {
    if (running) await stopEmbedded(dataDir);
    await start(place, url('postgres'));
  }
  return { place, isNew, isReused, url };
}

/** Removes the product's database, not the server; only for one that was never used. */
export async function dropDatabase(dataDir) {
  const { url } = await startEmbedded(dataDir);
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** Stops and removes the embedded database of a data directory with all that it holds. */
export async function removeEmbedded(dataDir) {
  await stopEmbedded(dataDir);
  const place = placeOf(dataDir);
  if (livingServer(place)) throw new Refusal(`The database in ${place.clusterDir} does not stop.`);
  removePlace(place);
}

export const embeddedLives = (place) => livingServer(place) !== undefined;
