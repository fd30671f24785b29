import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissionsDocument } from '@/scripts/permissions';
import { PEOPLE, personKeys } from './cast';
import { importTable } from './import-rules';
import { everyPath, root } from './source-files';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const documents = everyPath.filter((file) => file.endsWith('.md'));
const folders = new Set(
  everyPath.flatMap((file) =>
    file
      .split('/')
      .slice(0, -1)
      .map((_, depth, parts) => parts.slice(0, depth + 1).join('/')),
  ),
);
const topLevel = new Set(everyPath.map((file) => file.split('/')[0]));
const baseNames = new Set(everyPath.map((file) => path.posix.basename(file)));

/** Made while the product is installed or runs, or by the reader. */
const NOT_IN_THE_CLONE = ['secrets.json', 'first-person.sql', 'lib/platform/generated'];
/** In the walk-through of a feature that is not there: what it would add. */
const TO_BE_MADE = ['change-contact.ts'];

/** `lib/<domain>/schema.ts` and `e2e/*.spec.ts` stand for any such path. */
const patternOf = (name: string) =>
  new RegExp(`^${name.replace(/[.()[\]+?]/g, '\\$&').replace(/<[^>]*>|\*/g, '[^/]+')}$`);

function exists(name: string): boolean {
  if (NOT_IN_THE_CLONE.includes(name) || TO_BE_MADE.includes(name)) return true;
  const plain = name.replace(/\/$/, '');
  if (/[<*]/.test(plain))
    return [...everyPath, ...folders].some((one) =>
      patternOf(plain).test(plain.includes('/') ? one : path.posix.basename(one)),
    );
  return everyPath.includes(plain) || folders.has(plain) || (!plain.includes('/') && baseNames.has(plain));
}

const isPath = (word: string) =>
  topLevel.has(word.split('/')[0] ?? '')
    ? word.includes('/') || word.includes('.')
    : /^[\w*.-]+\.(tsx?|mjs|json|md|sql|css)$/.test(word);

/** What a document names as a path: code spans, words of code blocks, and the targets of links and pictures. */
function pathsIn(file: string): string[] {
  const text = read(file);
  const blocks = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```/g)].flatMap((match) => (match[1] ?? '').split(/\s+/));
  const prose = text.replace(/```[\s\S]*?```/g, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap((match) => (match[1] ?? '').split(/\s+/));
  const links = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^\w+:/.test(target));
  const fromRoot = links.map((target) => path.posix.join(path.posix.dirname(file), target));
  return [...[...spans, ...blocks].filter(isPath), ...fromRoot];
}

describe('documents', () => {
  it.each(documents)('%s names paths that exist', (file) => {
    expect(pathsIn(file).filter((name) => !exists(name))).toEqual([]);
  });

  it('have the permissions as the policy table has them', () => {
    expect(read('docs/permissions.md')).toBe(permissionsDocument());
  });

  it('show the import tables that the architecture test checks', () => {
    const shown = /<!-- imports: begin -->\n([\s\S]*?)\n<!-- imports: end -->/.exec(read('ARCHITECTURE.md'))?.[1];
    expect(shown).toBe(importTable());
  });

  it('number the decisions without a gap, each with its three parts, half a page long', () => {
    const decisions = everyPath.filter((file) => file.startsWith('docs/decisions/'));
    expect(decisions.map((file) => path.posix.basename(file).slice(0, 4))).toEqual(
      decisions.map((_, index) => String(index + 1).padStart(4, '0')),
    );
    for (const file of decisions) {
      expect([...read(file).matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual([
        'Context',
        'Decision',
        'Consequences',
      ]);
      expect(read(file).split('\n').length).toBeLessThanOrEqual(40);
    }
  });

  it('have pictures that are small', () => {
    const pictures = everyPath.filter((file) => file.startsWith('docs/images/'));
    expect(pictures.filter((file) => statSync(path.join(root, file)).size > 250_000)).toEqual([]);
  });
});

describe('the README', () => {
  const readme = read('README.md');
  const section = (title: string) => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

  /** Set by one part of the product for another, or by the system. */
  const INTERNAL = ['LIAISON_LAUNCHER', 'LIAISON_E2E_URL', 'NODE_ENV', 'NODE', 'PATH', 'PORT'];

  it('lists every setting, and none that is not read', () => {
    const scripts = everyPath.filter((file) => /^scripts\/.*\.mjs$/.test(file)).map(read);
    const settings = [
      ...read('lib/platform/env.ts').matchAll(/^ {2}([A-Z_]+):/gm),
      ...scripts.flatMap((text) => [...text.matchAll(/\benv\.([A-Z][A-Z_]+)/g)]),
    ];
    const readThere = new Set(settings.flatMap((match) => match[1] ?? []).filter((name) => !INTERNAL.includes(name)));
    const listed = new Set([...section('Settings').matchAll(/`([A-Z]+_[A-Z_]+)`/g)].flatMap((match) => match[1] ?? []));
    expect([...listed].sort()).toEqual([...readThere].sort());
    expect(section('Settings')).toContain('| `PORT` |');
  });

  it('lists everybody who can sign in, with their roles', () => {
    const rows = personKeys.map((key) => `| ${PEOPLE[key].email} | `);
    for (const row of rows) expect(section('Who can sign in')).toContain(row);
    for (const key of personKeys) {
      const line =
        section('Who can sign in')
          .split('\n')
          .find((one) => one.startsWith(`| ${PEOPLE[key].email} `)) ?? '';
      expect(line.split('|')[3]?.trim().toLowerCase()).toBe(PEOPLE[key].roles.join(', ').replaceAll('_', ' '));
    }
  });

  it('shows pictures that are there', () => {
    const pictures = [...readme.matchAll(/docs\/images\/[\w-]+\.png/g)].map((match) => match[0]);
    expect(pictures.length).toBeGreaterThan(3);
    expect(pictures.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
