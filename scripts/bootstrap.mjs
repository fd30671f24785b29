import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { endLeftovers, othersDone } from './leftovers.mjs';
import { findNpmAbove, identify, lives } from './processes.mjs';
import { Refusal, readSettings, root } from './settings.mjs';
import { leave, leaveOnSignals, onLeaving } from './shutdown.mjs';
import { hashOf, unlessStamped } from './stamps.mjs';
import { mustRun, step } from './steps.mjs';

const OLDEST = [20, 19];

/** The pinned runtime, Node 24 from the npm package `node`. */
export const runtime = path.join(root, 'node_modules/node/bin/node');

function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Refusal(`Node ${OLDEST.join('.')} or newer is needed; this is ${version}.`);
}

const isOurs = (file) => file.startsWith(path.join(root, 'node_modules'));

/** npm must not run on the very runtime that it is about to replace. */
function findNpm() {
  const nodes = [process.env.npm_node_execpath, process.env.NODE, process.execPath];
  const node = nodes.find((file) => file && existsSync(file) && !isOurs(file)) ?? nodeOnPath() ?? process.execPath;
  const cli = 'node_modules/npm/bin/npm-cli.js';
  const known = [
    process.env.npm_execpath,
    path.join(path.dirname(node), '../lib', cli),
    path.join(path.dirname(node), cli),
  ];
  const script = known.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  return script ? { command: node, args: [script] } : { command: 'npm', args: [] };
}

const foreignPath = () =>
  (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder && !isOurs(path.resolve(folder)));

const nodeOnPath = () =>
  foreignPath()
    .map((folder) => path.join(folder, 'node'))
    .find((file) => existsSync(file));

function npmEnv() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_ENV' && !name.startsWith('npm_lifecycle'),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: foreignPath().join(path.delimiter),
    npm_config_fetch_retries: '5',
    npm_config_update_notifier: 'false',
  };
}

function countInstalled(wanted) {
  return wanted.filter((name) => existsSync(path.join(root, name, 'package.json'))).length;
}

async function install(progress) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const wanted = Object.entries(lock.packages)
    .filter(([name, entry]) => name !== '' && !entry.optional)
    .map(([name]) => name);
  const show = () => progress(`${countInstalled(wanted)} of ${wanted.length}`);
  const timer = setInterval(show, 1_000);
  const npm = findNpm();
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await mustRun('npm ci', npm.command, [...npm.args, ...options], { env: npmEnv() });
  } finally {
    clearInterval(timer);
  }
  show();
}

const runs = () => spawnSync(runtime, ['--version'], { stdio: 'ignore' }).status === 0;

/** Where npm's install scripts are blocked, the runtime's own has not fetched it yet. */
async function fetchRuntime() {
  if (runs()) return;
  const cwd = path.join(root, 'node_modules/node');
  rmSync(path.join(cwd, 'node_modules'), { recursive: true, force: true });
  await mustRun('Fetching Node 24', process.execPath, ['installArchSpecificPackage.js'], {
    cwd,
    env: npmEnv(),
  });
  if (!runs()) throw new Refusal(`The pinned runtime does not run on this system: ${runtime}`);
}

/** Installs exactly what the lock file says, unless that was done already. Uses nothing but Node itself. */
async function installPackages() {
  await endLeftovers();
  await othersDone('npm ci');
  const stamp = path.join(root, 'node_modules/.liaison/install');
  const hash = `${hashOf(['package-lock.json', '.npmrc'])} ${process.platform} ${process.arch}`;
  if (!existsSync(runtime)) rmSync(stamp, { force: true });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await step('installing packages', (progress) =>
    unlessStamped(stamp, hash, async () => {
      await install(progress);
      await fetchRuntime();
    }),
  );
}

function isPinnedRuntime() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/node/package.json'), 'utf8'));
  return process.versions.node === version;
}

/** Whoever started us: npm where it did, the process before the change of runtime otherwise. */
function findLauncher() {
  if (process.env.LIAISON_LAUNCHER) return identify(Number(process.env.LIAISON_LAUNCHER));
  return process.env.npm_lifecycle_event ? findNpmAbove() : undefined;
}

function relaunch(launcher) {
  const env = { ...process.env, LIAISON_LAUNCHER: String(launcher?.pid ?? process.pid) };
  const child = spawn(runtime, process.argv.slice(1), { stdio: 'inherit', env });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onLeaving(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  child.once('error', report);
  child.once('exit', (code) => process.exit(code ?? 1));
}

function report(error) {
  console.error(error instanceof Refusal ? error.message : error);
  return leave(1);
}

/**
 * Runs `work` with every package installed and on the pinned runtime, whatever Node started us. It gets the
 * validated settings and who launched us; a Refusal ends the process with its message alone. When the
 * launcher is killed, this process leaves in order. `exitCode` is that of an end by signal.
 */
export async function underPinnedRuntime(work, { exitCode } = {}) {
  leaveOnSignals(exitCode);
  try {
    checkNode();
    const settings = readSettings();
    const launcher = findLauncher();
    await installPackages();
    if (launcher) setInterval(() => lives(launcher) || leave(1), 1_000).unref();
    if (!isPinnedRuntime()) return relaunch(launcher);
    delete process.env.LIAISON_LAUNCHER;
    await work(settings, launcher);
  } catch (error) {
    await report(error);
  }
}
