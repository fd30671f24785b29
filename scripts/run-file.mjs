import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { end, identify, lives } from './processes.mjs';
import { Refusal, writeWhole } from './settings.mjs';

const fileOf = (dataDir) => path.join(dataDir, 'run.json');

function read(dataDir) {
  return existsSync(fileOf(dataDir)) ? JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) : { children: {} };
}

/** A supervisor whose launcher was killed is leaving, or about to: it is told again, and waited for. */
async function endFormerSupervisor({ supervisor, launcher, url }) {
  if (!lives(supervisor) || supervisor.pid === process.pid) return;
  if (launcher && !lives(launcher)) return end(supervisor, { patienceMs: 20_000 });
  throw new Refusal(`Liaison is running here already: ${url} (process ${supervisor.pid}).`);
}

/**
 * Makes this process the one supervisor of a data directory and returns the function that notes a child.
 * Children that a killed supervisor left behind are ended; throws a Refusal while another one lives.
 */
export async function takeOver(dataDir, { launcher, url }) {
  const former = read(dataDir);
  await endFormerSupervisor(former);
  for (const child of Object.values(former.children)) await end(child, { group: true });
  const run = { supervisor: identify(process.pid), launcher, url, children: {} };
  const save = () => writeWhole(fileOf(dataDir), `${JSON.stringify(run, null, 2)}\n`, 0o600);
  save();
  return {
    note(name, pid) {
      run.children[name] = identify(pid);
      save();
    },
    forget: () => rmSync(fileOf(dataDir), { force: true }),
  };
}
