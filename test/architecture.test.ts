import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY } from '@/lib/policy/table';
import { ARROWS, importTable, RULES, ZONES } from './import-rules';
import { everyPath, importsOf, root, type SourceFile, source, sources } from './source-files';

const product = sources.filter((file) => !file.isTest);
const CORE = ['shared', 'platform', 'i18n', 'policy', 'command', 'jobs', 'api', 'web'];

const domainOf = (file: string): string | undefined => {
  const name = /^lib\/([\w-]+)\//.exec(file)?.[1];
  return name && !CORE.includes(name) ? name : undefined;
};
const zoneOf = (target: string) => ZONES.find(([, fits]) => fits.test(target))?.[0];
const ruleOf = (file: SourceFile) => RULES.find((rule) => rule.from.test(file.path));

function faultOf(file: SourceFile, target: string, isType: boolean): boolean {
  const rule = ruleOf(file);
  if (!rule) return false;
  if (target.startsWith('package:'))
    return rule.packages === 'no framework' && /^package:(next|react)([/-]|$)/.test(target);
  const [from, to] = [domainOf(file.path), domainOf(target)];
  if (from && from === to) return false;
  const zone = zoneOf(target);
  if (!zone) return !target.endsWith('.css');
  if (zone === rule.folder || rule.folder.split(', ').includes(zone)) return false;
  return !(rule.may.includes(zone) || (isType && rule.types?.includes(zone)));
}

const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

describe('imports', () => {
  it('follow the table', () => {
    const faults = product.flatMap((file) =>
      importsOf(file)
        .filter(({ target, isType }) => faultOf(file, target, isType))
        .map(({ target }) => `${file.path} -> ${target}`),
    );
    expect(faults).toEqual([]);
  });

  it('of what runs in the browser reach no server code but actions', () => {
    const browserMay = /^(components\/|schema$|rules$|lib\/i18n$|lib\/shared$|actions$|_components$)/;
    const faults = product
      .filter((file) => /^\s*['"]use client['"]/.test(file.text))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            ({ target, isType }) =>
              !isType && zoneOf(target) && !target.endsWith('.css') && !browserMay.test(zoneOf(target) ?? ''),
          )
          .map(({ target }) => `${file.path} -> ${target}`),
      );
    expect(faults).toEqual([]);
  });

  it('go between domains along the declared arrows, and every arrow is used', () => {
    const used = product.flatMap((file) => {
      const from = domainOf(file.path);
      return importsOf(file).flatMap(({ target }) => {
        const to = domainOf(target);
        return from && to && from !== to ? [`${from} -> ${to}`] : [];
      });
    });
    const declared = Object.entries(ARROWS).flatMap(([from, targets]) => targets.map((to) => `${from} -> ${to}`));
    expect(sorted(used)).toEqual(sorted(declared));
  });

  it('make no cycle between domains', () => {
    const reaches = (from: string, seen: readonly string[] = []): readonly string[] =>
      (ARROWS[from] ?? []).flatMap((to) => (seen.includes(to) ? [to] : [to, ...reaches(to, [...seen, to])]));
    expect(Object.keys(ARROWS).filter((domain) => reaches(domain).includes(domain))).toEqual([]);
  });

  it('name every domain in the table', () => {
    expect(sorted(product.flatMap((file) => domainOf(file.path) ?? []))).toEqual(sorted(Object.keys(ARROWS)));
  });

  it.each(everyPath.filter((file) => file === 'ARCHITECTURE.md'))('stand in %s as they are checked', (file) => {
    expect(readFileSync(path.join(root, file), 'utf8')).toContain(importTable());
  });

  it('have every file under a folder of the table, or at the root', () => {
    const strays = product.filter(
      (file) => !ruleOf(file) && file.path.includes('/') && !/^(messages|prisma|scripts)\//.test(file.path),
    );
    expect(strays.map((file) => file.path)).toEqual([]);
  });
});

describe('one door', () => {
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const commandFiles = product.filter((file) => /^lib\/[\w-]+\/commands\//.test(file.path));

  it("has 'use server' in actions.ts of a route only", () => {
    const found = product.filter((file) => /['"]use server['"]/.test(file.text)).map((file) => file.path);
    expect(found.filter((file) => !/^app\/(.*\/)?actions\.ts$/.test(file))).toEqual([]);
    expect(found).toEqual(product.map((file) => file.path).filter((file) => /^app\/(.*\/)?actions\.ts$/.test(file)));
  });

  it.each(commandFiles.map((file) => file.path))('%s exports one command of its own name', (file) => {
    const exported = [
      ...source(file).text.matchAll(
        /^export\s+(?:async\s+)?(?:const|function|class|let|type|default)?\s*(\w+|\{[^}]*\})/gm,
      ),
    ].map((match) => match[1]);
    expect(exported).toEqual([camel(path.basename(file, '.ts'))]);
    expect(source(file).text).toMatch(new RegExp(`^export const ${exported[0]} = defineCommand\\(\\{`, 'm'));
  });

  it('defines a command nowhere else', () => {
    const elsewhere = product.filter((file) => /\bdefineCommand\(\{/.test(file.text) && !commandFiles.includes(file));
    expect(elsewhere.map((file) => file.path)).toEqual([]);
  });

  /** Done where nobody acts yet, by the doors of the database, which write it on the record themselves. */
  const BY_THE_DATABASE: readonly string[] = ['person.join'];

  it('uses every policy action in a query or a command', () => {
    const domains = product
      .filter((file) => domainOf(file.path))
      .map((file) => file.text)
      .join('\n');
    // What narrows a where clause stands in a domain's internal folder; elsewhere may() only says what could be offered.
    const narrowing = product.filter((file) => /^lib\/[\w-]+\/internal\//.test(file.path)).map((file) => file.text);
    const unused = sorted(POLICY.map((row) => row.action)).filter(
      (action) =>
        !BY_THE_DATABASE.includes(action) &&
        !new RegExp(`(action: '${action}'|authorize\\([\\w.]+, '${action}'\\))`).test(domains) &&
        !narrowing.some((text) => text.includes(`may(actor, '${action}')`)),
    );
    expect(unused).toEqual([]);
  });

  /** Where the database is reached before or without somebody acting; each says why where it does so. */
  const BEFORE_ANYBODY_ACTS = ['lib/policy/enter.ts', 'lib/identity/internal/guessing.ts', 'lib/web/readiness.ts'];

  it('names unsafe what reaches the database past it, and says why', () => {
    const found = product.filter(
      (file) =>
        !/^(lib\/platform|lib\/jobs|prisma)\/|\/handlers\//.test(file.path) && !BEFORE_ANYBODY_ACTS.includes(file.path),
    );
    const unnamed = found.flatMap((file) =>
      [...file.text.matchAll(/\b(appDb|appPool|workerDb|workerPool)\(\)/g)].flatMap((match) => {
        const above = [
          ...file.text.slice(0, match.index).matchAll(/^(?:export )?(?:async )?(?:const|function) (\w+)/gm),
        ].at(-1);
        const isExplained = /\*\/\s*$/.test(file.text.slice(0, above?.index ?? 0));
        return above?.[1]?.startsWith('unsafe') && isExplained ? [] : [`${file.path}: ${above?.[1] ?? match[1]}`];
      }),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('files', () => {
  const MAY_READ_ENVIRONMENT = [
    /^lib\/platform\/env\.ts$/,
    /^[\w.]+\.config\.ts$/,
    /^prisma\/seed\.ts$/,
    /^scripts\/(import-messages|admin-create)\.ts$/,
    /^instrumentation\.ts$/,
  ];

  it('read the environment in one place', () => {
    const readers = product.filter((file) => /process\.env/.test(file.text)).map((file) => file.path);
    expect(readers.filter((file) => !MAY_READ_ENVIRONMENT.some((fits) => fits.test(file)))).toEqual([]);
    const words = [...source('instrumentation.ts').text.matchAll(/process\.env\.(\w+)/g)].map((match) => match[1]);
    expect(sorted(words.flatMap((word) => word ?? []))).toEqual(['NEXT_RUNTIME']);
  });

  it('have names that say something', () => {
    const empty = /(^|\/)(utils?|helpers?|common|misc|services?|managers?|data|types)(\.\w+)+$/;
    expect(everyPath.filter((file) => /\.(tsx?|mjs)$/.test(file) && empty.test(file))).toEqual([]);
  });

  it('are written in kebab-case', () => {
    const names = sources.map((file) => path.basename(file.path).replace(/\.tsx?$/, ''));
    expect(
      names.filter(
        (name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(d|test|db\.test|system\.test|property\.test|config|spec))?$/.test(name),
      ),
    ).toEqual([]);
  });

  it('have 250 lines at most', () => {
    expect(sources.filter((file) => file.lines > 250).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  it('leave nothing for later and silence nothing', () => {
    const mark = new RegExp(
      [
        '@ts-',
        '(ignore|expect-error|nocheck)|',
        '\\bTO',
        'DO\\b|\\bFIX',
        'ME\\b|\\b(it|test|describe)\\.(skip|only|todo)\\(',
      ].join(''),
    );
    expect(sources.filter((file) => mark.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});
