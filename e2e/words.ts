import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@/lib/i18n/locales';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}.${key}`, value]] : flat(value, `${prefix}.${key}`),
  );

const known = new Map<Locale, ReadonlyMap<string, string>>();

/** Every message of a language by its whole key, such as `policy.page.title`. */
export function wordsOf(locale: Locale): ReadonlyMap<string, string> {
  const words = known.get(locale) ?? readWords(locale);
  known.set(locale, words);
  return words;
}

function readWords(locale: Locale): Map<string, string> {
  const folder = path.join(process.cwd(), 'messages', locale);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((name) =>
      flat(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Tree, path.basename(name, '.json')),
    ),
  );
}

/** A message of a language with its values put in. */
export function say(locale: Locale, key: string, values: Record<string, string> = {}): string {
  const text = wordsOf(locale).get(key);
  if (text === undefined) throw new Error(`messages/${locale} has no ${key}`);
  return Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, value), text);
}
