import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { end, identify, lives, until } from './processes.mjs';
import { makeDataDir, root, writeWhole } from './settings.mjs';

const LONGEST_WAIT_MS = 15 * 60_000;
const ownData = path.join(root, '.data');
const folder = path.join(ownData, 'steps');

/** Notes a step's process (an install, a build), in case we are killed before it ends; returns what forgets it. */
export function noteStep(what, pid) {
  const file = path.join(folder, String(pid));
  makeDataDir(ownData);
  mkdirSync(folder, { recursive: true });
  writeWhole(file, JSON.stringify({ what, child: identify(pid), by: identify(process.pid) }));
  return () => rmSync(file, { force: true });
}

function readNotes() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map((name) => path.join(folder, name))
    .flatMap((file) => (existsSync(file) ? [{ file, ...JSON.parse(readFileSync(file, 'utf8')) }] : []));
}

/** Ends the steps of a run that was killed, which would otherwise write beside ours. */
export async function endLeftovers() {
  for (const { file, child, by } of readNotes()) {
    if (lives(by)) continue;
    await end(child);
    rmSync(file, { force: true });
  }
}

/** Waits while another living run does the same step in this clone. */
export async function othersDone(what) {
  const isBusy = () => readNotes().some((note) => note.what === what && note.by.pid !== process.pid && lives(note.by));
  if (!isBusy()) return;
  console.log(`another run is busy with "${what}": waiting for it`);
  await until(() => !isBusy(), LONGEST_WAIT_MS, 500);
}
