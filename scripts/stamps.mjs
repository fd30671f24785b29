import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './settings.mjs';

function filesBelow(relative, skip) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute) || skip(relative)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesBelow(path.join(relative, name), skip));
}

/** One hash over the names and contents of files and folders of the repository; absent ones are left out. */
export function hashOf(entries, skip = () => false) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesBelow(entry, skip))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * Does `work` unless the stamp file holds this hash already. The stamp goes before the work and comes back
 * after it, so that work which was cut off is done again.
 */
export async function unlessStamped(stampFile, hash, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return false;
  rmSync(stampFile, { force: true });
  await work();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
  return true;
}
