import type { SourceFile } from './source-files';

/** One use of a translation: a whole key, or a pattern where a part of it is computed. */
export type Usage = { file: string; namespace: string; key: string; isPattern: boolean };

const BINDING = /const (\w+) = (?:await )?(?:useTranslations|getTranslations|createTranslator)\(([^)]*)\)(?!\()/g;
const DIRECT = /\(await getTranslations\('([\w.]+)'\)\)\(|\buseTranslations\('([\w.]+)'\)\(/g;

const namespaceIn = (argument: string) => /'([\w.]+)'/.exec(argument)?.[1] ?? '';

/** The text of the first argument that begins at `start`, up to its comma or closing parenthesis. */
function firstArgument(text: string, start: number): string {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote) {
      if (quote === '`' && sign === '$' && text[at + 1] === '{') at = text.indexOf('}', at);
      else if (sign === quote) quote = '';
    } else if ("'`".includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth += 1;
    else if (depth === 0 && ',)'.includes(sign)) return text.slice(start, at);
    else if (')]}'.includes(sign)) depth -= 1;
  }
  return text.slice(start);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Literals that are keys, templates as patterns; what is compared with or cast to is no key. */
function keysIn(argument: string): Pick<Usage, 'key' | 'isPattern'>[] {
  const plain = argument
    .replace(/(===|!==) '[^']*'/g, '')
    .replace(/\bas '[^']*'/g, '')
    .replace(/\.\w+\([^()]*\)/g, '');
  const templates = [...plain.matchAll(/`([^`]*)`/g)].map((match) => {
    const parts = (match[1] ?? '').split(/\$\{[^}]*\}/);
    return { key: parts.map(escaped).join('[\\w-]+'), isPattern: parts.length > 1 };
  });
  const literals = [...plain.replace(/`[^`]*`/g, '').matchAll(/'([^']*)'/g)].map((match) => ({
    key: match[1] ?? '',
    isPattern: false,
  }));
  const found = [...templates, ...literals];
  return found.length > 0 ? found : [{ key: '[\\w-]+', isPattern: true }];
}

/** Every translation that a file asks for, as far as its text tells. */
export function usagesIn({ path: file, text }: SourceFile): Usage[] {
  const bindings = [...text.matchAll(BINDING)].map((match) => ({
    at: match.index,
    name: match[1] ?? '',
    namespace: namespaceIn(match[2] ?? ''),
  }));
  const direct = [...text.matchAll(DIRECT)].map((match) => ({
    namespace: match[1] ?? match[2] ?? '',
    start: match.index + match[0].length,
  }));
  const names = [...new Set(bindings.map((binding) => binding.name))];
  const calls = names.flatMap((name) =>
    [...text.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.(?:rich|markup|has|raw))?\\(`, 'g'))].map((match) => {
      const binding = bindings.filter((one) => one.name === name && one.at < match.index).at(-1);
      return { namespace: binding?.namespace ?? '', start: match.index + match[0].length };
    }),
  );
  return [...direct, ...calls].flatMap(({ namespace, start }) =>
    keysIn(firstArgument(text, start)).map((key) => ({ file, namespace, ...key })),
  );
}

/** The names of the values and tags that a message takes, wherever they stand in it. */
export function placeholdersIn(message: string): string[] {
  const names = new Set<string>([...message.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`));
  const read = (text: string): void => {
    let depth = 0;
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '{' && depth++ === 0) start = at + 1;
      if (text[at] !== '}' || --depth !== 0) continue;
      const [name = '', type = '', ...rest] = text.slice(start, at).split(',');
      names.add(name.trim());
      if (['plural', 'select', 'selectordinal'].includes(type.trim())) readChoices(rest.join(','));
    }
  };
  const readChoices = (text: string): void => {
    let depth = 0;
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '{' && depth++ === 0) start = at + 1;
      if (text[at] === '}' && --depth === 0) read(text.slice(start, at));
    }
  };
  read(message);
  return [...names].sort();
}
