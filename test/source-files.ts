import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.dirname(import.meta.dirname);

const NOT_OURS = ['node_modules', '.git', '.next', '.data', '.ci', 'test-results', 'playwright-report', 'generated'];

export type Import = { target: string; isType: boolean; names: string[] };
export type SourceFile = { path: string; text: string; lines: number; isTest: boolean };

function walk(folder: string, found: string[] = []): string[] {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (NOT_OURS.includes(entry.name)) continue;
    const relative = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) walk(relative, found);
    else if (entry.isFile()) found.push(relative);
  }
  return found;
}

/** Every file of the project as a path from its root, generated and fetched ones left out. */
export const everyPath: readonly string[] = walk('').sort();

/** Every TypeScript file of ours with its text. */
export const sources: readonly SourceFile[] = everyPath
  .filter((file) => /\.tsx?$/.test(file) && file !== 'next-env.d.ts')
  .map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const isTest = /\.test\.tsx?$/.test(file) || /^(test|e2e)\//.test(file);
    return { path: file, text, lines: text.trimEnd().split('\n').length, isTest };
  });

export const source = (file: string): SourceFile => {
  const found = sources.find((one) => one.path === file);
  if (!found) throw new Error(`There is no file ${file}`);
  return found;
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([\w*{}\s,$]*?)\s*from\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\('([^']+)'\)/g;

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return `package:${specifier}`;
}

const namesIn = (clause: string) =>
  clause
    .replace(/[{}]/g, ' ')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** What a file imports: a path from the root without its ending, or `package:` and a name. */
export function importsOf({ path: file, text }: SourceFile): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const names = namesIn(match[2] ?? '');
    const isType = Boolean(match[1]) || (names.length > 0 && names.every((name) => name.startsWith('type ')));
    return { target: targetOf(file, match[3] ?? match[4] ?? match[5] ?? ''), isType, names };
  });
}
