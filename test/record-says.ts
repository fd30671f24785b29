import { changesIn, type EventSaid, factsIn } from '@/lib/audit/rules';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { recordWordsIn } from '@/lib/web/record-words';
import { ownerSql } from './database';

type Recorded = {
  name: string;
  action: string;
  type: string;
  data: Record<string, EventSaid>;
  words: Record<string, string> | null;
};

/** Acts that change no value: something was written, sent, tried or taken in. What of it has a value is among the facts. */
const CHANGE_NOTHING = [
  'case.noted',
  'case.replied',
  'delivery_target.tested',
  'escalation.noted',
  'escalation.replied',
  'person.sessions_ended',
  'relation_link.mailed',
  'service_message.import_advanced',
  'service_message.import_finished',
  'service_message.import_started',
  'service_message.imported',
];
/** Names of things, in data that stays: none of them a person's. */
const MEAN_THEMSELVES = [
  'name',
  'title',
  'host',
  'domain',
  'mpnId',
  'timeZone',
  'services',
  'number',
  'feature',
  'featureGroup',
];
/** What the program calls as English does. */
const ENGLISH = ['administrator'];
const PROGRAM_WORDS = /^[a-z][A-Za-z_]*(?:[.,][a-z][A-Za-z_]*)*$/;

export const lastRecorded = async (): Promise<string> =>
  (await ownerSql<{ seq: string }>('SELECT coalesce(max(seq), 0)::text AS seq FROM event'))[0]?.seq ?? '0';

async function namesKnown(): Promise<Record<string, string>> {
  const rows = await ownerSql<{ id: string; name: string }>(
    'SELECT id, name FROM service UNION ALL SELECT id, name FROM offer',
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

function faultsOf(one: Recorded, locale: Locale, names: Record<string, string>): string[] {
  const words = recordWordsIn({ locale, timeZone: 'UTC', names });
  const row = { name: one.name, data: { ...one.data, ...one.words }, typed: Object.keys(one.words ?? {}) };
  const changes = changesIn(row.data, row.name);
  const said = [
    ...changes.flatMap((change) => {
      const shown = words.change(change, row);
      return [
        { ...shown, key: change.field, raw: change.before, value: shown.before },
        { ...shown, key: change.field, raw: change.after, value: shown.after },
      ];
    }),
    ...factsIn(row.data).map(([key, raw]) => ({ ...words.fact(key, raw, row), key, raw })),
  ];
  const isTyped = (key: string) =>
    row.typed.some((name) => [key, `${key}Before`, `${key}After`, 'before', 'after'].includes(name));
  return [
    ...(words.event(one.name) === one.name ? [`${one.name} has no words`] : []),
    ...(words.action(one.action) === one.action ? [`${one.action} has no words`] : []),
    ...(one.type === 'invitation' && !one.words?.name ? [`${one.name} does not name who is invited`] : []),
    ...(changes.length === 0 && !CHANGE_NOTHING.includes(one.name)
      ? [`${one.name} says nothing of before and after`]
      : []),
    ...said.filter(({ key, field }) => field === key).map(({ key }) => `${one.name}: ${key} has no label`),
    ...said
      .filter(
        ({ key, raw, value }) =>
          !isTyped(key) &&
          !MEAN_THEMSELVES.includes(key) &&
          PROGRAM_WORDS.test(String(raw)) &&
          value === raw &&
          !ENGLISH.includes(raw),
      )
      .map(({ key, raw }) => `${one.name}: ${key} ${raw} has no words`),
    ...(JSON.stringify(one.data).includes('@') ? [`${one.name} keeps an address for ever`] : []),
  ].map((fault) => `${locale}: ${fault}`);
}

/** What the record shows raw, or not at all, of everything recorded after an event, in any language; and who of one's own it does not name. */
export async function unsaidSince(seq: string): Promise<string[]> {
  const names = await namesKnown();
  const rows = await ownerSql<Recorded>(
    `SELECT e.name, e.action, e.record_type AS type, e.data, (SELECT jsonb_object_agg(w.name, w.words) FROM event_words w WHERE w.event_id = e.id) AS words
     FROM event e WHERE e.seq > $1 ORDER BY e.seq`,
    [seq],
  );
  return rows.flatMap((row) => LOCALES.flatMap((locale) => faultsOf(row, locale, names)));
}
