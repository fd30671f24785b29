import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { runtime } from './bootstrap.mjs';
import { signal } from './processes.mjs';
import { root } from './settings.mjs';
import { isLeaving } from './shutdown.mjs';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
const STEADY_MS = 5_000;
const PATIENCE_MS = 10_000;

/**
 * Keeps one process running: starts it again, after a growing pause, whenever it ends, until this process
 * leaves. `note` is told each process's number. Returns what stops it: it is asked, and killed after ten seconds.
 */
export function keepRunning(name, args, env, note) {
  let delayMs = FIRST_DELAY_MS;
  let child;
  let ended = Promise.resolve();

  const launch = () => {
    const since = Date.now();
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we end it in order.
    child = spawn(runtime, args, { cwd: root, env, stdio: 'inherit', detached: true });
    if (child.pid) note(name, child.pid);
    ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signalName) => resolve(signalName ?? `exit code ${code}`));
    });
    ended.then((reason) => restart(reason, since));
  };

  const restart = async (reason, since) => {
    if (isLeaving()) return;
    if (Date.now() - since >= STEADY_MS) delayMs = FIRST_DELAY_MS;
    console.log(`${name} ended (${reason}); starting it again in ${delayMs / 1000} s`);
    await wait(delayMs);
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    if (!isLeaving()) launch();
  };

  launch();
  return async () => {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
    signal(child.pid, 'SIGTERM', { group: true });
    const impatient = setTimeout(() => signal(child.pid, 'SIGKILL', { group: true }), PATIENCE_MS);
    await ended;
    clearTimeout(impatient);
  };
}
