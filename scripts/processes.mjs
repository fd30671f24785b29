import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What tells a process from a later one that got the same number: its start time. Undefined when no
 * such process lives (a zombie counts as dead).
 */
export const startOf = (pid) => look(pid)?.start;

function look(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const seen = process.platform === 'linux' ? lookInProc(pid) : askPs(pid);
  return seen && /^[ZX]/.test(seen.state) ? undefined : seen;
}

function lookInProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { name, state: fields[0], parent: Number(fields[1]), start: fields[19] };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return undefined;
    throw error;
  }
}

function askPs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,ppid=,lstart=,comm=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const found = /^(\S+)\s+(\d+)\s+(.{24})\s+(.*)$/.exec((stdout ?? '').trim());
  return found ? { state: found[1], parent: Number(found[2]), start: found[3], name: found[4] } : undefined;
}

/** npm runs a script through a shell, which outlives npm when npm is killed: npm is the one to watch. */
export function findNpmAbove() {
  const parent = look(process.ppid);
  return identify(parent && /(^|\/)(sh|bash|dash|zsh|ksh)$/.test(parent.name) ? parent.parent : process.ppid);
}

/** The command line of a process; empty when there is none. */
export function commandOf(pid) {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return '';
    throw error;
  }
}

export const identify = (pid) => ({ pid, start: startOf(pid) });

/** Whether the very process that was identified still lives. */
export const lives = (known) => known?.start !== undefined && startOf(known.pid) === known.start;

/** Signals a process, or its whole group; one that is already gone is no error. */
export function signal(pid, name, { group = false } = {}) {
  try {
    process.kill(group ? -pid : pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Waits until a condition holds; false when the time (milliseconds) ran out first. */
export async function until(condition, timeoutMs, everyMs = 50) {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() >= end) return false;
    await wait(everyMs);
  }
  return true;
}

/** Ends a process that was identified before: asks first, then kills. A stranger is never touched. */
export async function end(known, { group = false, patienceMs = 10_000 } = {}) {
  if (!lives(known)) return;
  signal(known.pid, 'SIGTERM', { group });
  if (await until(() => !lives(known), patienceMs)) return;
  signal(known.pid, 'SIGKILL', { group });
  await until(() => !lives(known), 5_000);
}
