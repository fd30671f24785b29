import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';
import { SUPPORT_TOPICS } from '@/prisma/seed/catalogue';
import { placeholdersIn, usagesIn } from './message-usage';
import { root, sources } from './source-files';

/** Said alike in every language: proper names, and values with their unit. */
const NAMES = [
  'attachments.kilobytes',
  'attachments.megabytes',
  'identity.languages.de',
  'identity.languages.en',
  'identity.languages.zh-CN',
  'identity.languages.zh-TW',
  'incidents.origins.microsoft',
  'portal.brand',
  'tenant.oneDrive',
  'tenant.sharePoint',
];

/** And those that one language shares with English: its own words, spelt alike, and its signs. */
const SAME: Partial<Record<Locale, readonly string[]>> = {
  'zh-CN': ['cases.countMore', 'messageCenter.countMore', 'requests.countMore'],
  'zh-TW': ['cases.countMore', 'messageCenter.countMore', 'requests.countMore'],
  de: [
    'attachments.percent',
    'cases.columns.partner',
    'cases.support.website',
    'customers.fields.optional',
    'delivery.attempt.took',
    'factors.passkeys.title',
    'home.support.website',
    'incidents.columns.status',
    'incidents.facts.feature',
    'incidents.statusNow',
    'incidents.writing.feature',
    'incidents.writing.status',
    'organizations.columns.name',
    'people.invite.name',
    'people.list.name',
    'people.security.browser',
    'policy.page.forSide',
    'policy.page.sides.partner',
    'record.fields.feature',
    'record.fields.status',
    'requests.columns.partner',
    'requests.labelled',
    'requests.record.partner',
    'subscriptions.columns.status',
    'subscriptions.record.status',
    'tenant.status',
  ],
};

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flat(value, `${prefix}${key}.`),
  );

const words = Object.fromEntries(LOCALES.map((locale) => [locale, new Map(flat(messagesIn(locale)))]));
const en = words.en ?? new Map<string, string>();
const others = LOCALES.filter((locale) => locale !== 'en');

const product = sources.filter((file) => !file.isTest);
const usages = product.flatMap(usagesIn);
const full = (usage: (typeof usages)[number]) => (usage.namespace ? `${usage.namespace}.${usage.key}` : usage.key);
const literals = new Set(product.flatMap((file) => [...file.text.matchAll(/'([\w.-]+)'/g)].map((match) => match[1])));
const reasons = (pattern: RegExp, among: RegExp) =>
  product
    .filter((file) => among.test(file.path))
    .flatMap((file) => [...file.text.matchAll(pattern)].map((match) => ({ file: file.path, key: match[1] ?? '' })));

describe('a refusal that names its rule', () => {
  it('names the same one in every language: the link to its row is read from the sentence', () => {
    const rulesOf = (text: string | undefined) => text?.match(/\bP\d+\b/g) ?? [];
    const named = [...en].filter(([key, text]) => key.startsWith('errors.conflict.') && rulesOf(text).length > 0);
    expect(named.length).toBeGreaterThan(8);
    for (const [key, text] of named) {
      expect(text, key).toMatch(/\(P\d+\)/);
      for (const locale of others)
        expect([key, locale, rulesOf(words[locale]?.get(key))]).toEqual([key, locale, rulesOf(text)]);
    }
  });
});

describe('messages that are used', () => {
  it('are found in the sources', () => {
    expect(usages.length).toBeGreaterThan(50);
  });

  it('exist', () => {
    const missing = usages.filter((usage) => {
      if (!usage.isPattern) return !en.has(full(usage));
      const pattern = new RegExp(`^${usage.namespace.replaceAll('.', '\\.')}\\.${usage.key}$`);
      return ![...en.keys()].some((key) => pattern.test(key));
    });
    expect(missing.map((usage) => `${usage.file}: ${full(usage)}`)).toEqual([]);
  });

  it('exist for every reason that a command, a rule or a form gives', () => {
    const beside = [
      ...reasons(/invalid\(\{ \w+: '(\w+)' \}\)/g, /^lib\//),
      ...reasons(/(?:z\.(?:string|uuid|email|number)\(|[\w)\]/], )'([a-z_]+)'\)/g, /\/schema\.ts$/),
    ];
    const whole = [
      ...reasons(/\bconflict\('(\w+)'\)/g, /^lib\//),
      ...reasons(/\bwhy: '(\w+)'/g, /^lib\/(escalations\/rules|identity)/),
    ];
    const missing = [
      ...beside.filter(({ key }) => !en.has(`errors.${key}`)),
      ...whole.filter(({ key }) => !en.has(`errors.conflict.${key}`) && !en.has(`errors.${key}`)),
    ];
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
    expect(beside.length + whole.length).toBeGreaterThan(20);
  });

  it('exist for every support topic of the catalogue', () => {
    expect(SUPPORT_TOPICS.map((topic) => topic.id.replace('.', '_'))).toEqual(
      flat(messagesIn('en').topics).map(([key]) => key),
    );
  });
});

describe('messages that exist', () => {
  it('are used', () => {
    const patterns = usages
      .filter((usage) => usage.isPattern && usage.namespace !== 'errors')
      .map(full)
      .map((text) => new RegExp(`^${text}$`));
    const exact = new Set(usages.filter((usage) => !usage.isPattern).map(full));
    const isReason = (key: string) => key.startsWith('errors.') && literals.has(key.split('.').at(-1));
    const unused = [...en.keys()].filter(
      (key) => !exact.has(key) && !isReason(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it.each(LOCALES)('%s: stand in files that its index names', (locale) => {
    const files = readdirSync(path.join(root, 'messages', locale)).filter((name) => name.endsWith('.json'));
    expect(Object.keys(messagesIn(locale)).sort()).toEqual(files.map((name) => path.basename(name, '.json')).sort());
  });

  it.each(others)('%s has every key of en and no other', (locale) => {
    expect([...(words[locale]?.keys() ?? [])].sort()).toEqual([...en.keys()].sort());
  });

  it.each(others)('%s is translated, but for names', (locale) => {
    const same = [...en].filter(([key, text]) => words[locale]?.get(key) === text).map(([key]) => key);
    const listed = [...NAMES, ...(SAME[locale] ?? [])].filter((key) => en.has(key));
    expect(same.sort()).toEqual(listed.sort());
  });

  it.each(others)('%s takes the same values as en', (locale) => {
    const differing = [...en].filter(
      ([key, text]) => placeholdersIn(text).join() !== placeholdersIn(words[locale]?.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it.each(LOCALES)('%s: say something, and can be said', (locale) => {
    const faults: string[] = [];
    const say = createTranslator({
      locale,
      messages: messagesIn(locale),
      onError: (error) => faults.push(error.message),
    });
    for (const [key, text] of words[locale] ?? []) {
      if (!text.trim()) faults.push(`${key} is empty`);
      const values = Object.fromEntries(
        placeholdersIn(text).map((name) =>
          name.startsWith('<') ? [name.slice(1, -1), (chunks: string) => chunks] : [name, 2],
        ),
      );
      say.markup(key as 'errors.required', values);
    }
    expect(faults).toEqual([]);
  });

  it.each(['en', 'de'] as const)('%s: that count have a form for one', (locale) => {
    const counting = [...(words[locale] ?? [])].filter(
      ([, text]) => /\{\w+, plural,/.test(text) && !/\b(one|=1) \{/.test(text),
    );
    expect(counting.map(([key]) => key)).toEqual([]);
  });
});
