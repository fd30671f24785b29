import { createTranslator } from 'use-intl/core';
import type { Change, EventSaid } from '@/lib/audit/rules';
import { EVERY_EVENT } from '@/lib/delivery/schema';
import { formatCountry, formatDay, formatInstant, formatList, formatYuan } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { isSetting } from '@/lib/tenant-config/schema/settings';
import { messagesIn } from '@/messages';
import { settingWordsIn } from './setting-words';
import { valueWordsIn } from './value-words';

/** Stands where there is no value; a sign, the same in every language. */
export const NOTHING = '—';

export type Reader = { locale: Locale; timeZone: string; names: Readonly<Record<string, string>> };
type Said = { name: string; data: Readonly<Record<string, EventSaid>>; typed: readonly string[] };

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const WORD = /^[A-Za-z_*-][\w.*-]*$/;
/** Names of things, which mean themselves whatever they look like. */
const NAMES = ['name', 'title', 'host', 'domain', 'mpnId', 'escalationNumber', 'timeZone'];

/** What the record says in one reader's words: acts, events, fields and values that the program knows; what people typed stays as it is. */
export function recordWordsIn({ locale, timeZone, names }: Reader) {
  const messages = messagesIn(locale);
  const t = createTranslator({ namespace: 'record', locale, messages });
  const policy = createTranslator({ namespace: 'policy', locale, messages });
  const events = createTranslator({ namespace: 'delivery.events', locale, messages });
  const settings = settingWordsIn(locale);
  const known = valueWordsIn(locale);

  const action = (name: string): string => {
    const key = `actions.${name.replaceAll('.', '_')}` as 'actions.case_open';
    return policy.has(key) ? policy(key) : name;
  };
  const subject = (name: string): string => {
    const key = `subjects.${name}` as 'subjects.case';
    return policy.has(key) ? policy(key) : name;
  };
  const event = (name: string): string => {
    if (name === EVERY_EVENT) return events('every');
    const [group = '', act = ''] = name.split('.');
    const key = `${group}.${act}` as 'escalation.submitted';
    return act && events.has(key) ? events(key) : name;
  };
  const field = (name: string): string => {
    const [, severity, kind] = /^target_([A-C])_([a-z]+)$/.exec(name) ?? [];
    if (severity && kind) return t('target', { severity, kind: t(`values.${kind}` as 'values.technical') });
    return t.has(`fields.${name}` as 'fields.state') ? t(`fields.${name}` as 'fields.state') : name;
  };
  const word = (said: string): string | null => {
    if (names[said]) return names[said];
    if (said === EVERY_EVENT || said.includes('.')) return event(said);
    if (t.has(`values.${said}` as 'values.open')) return t(`values.${said}` as 'values.open');
    return known.word(said);
  };
  const text = (said: string, name: string): string => {
    if (INSTANT.test(said)) return formatInstant(new Date(said), locale, timeZone);
    if (DAY.test(said)) return formatDay(new Date(`${said}T00:00:00Z`), locale, 'UTC');
    if (NAMES.includes(name)) return said;
    if (name === 'country') return formatCountry(said, locale);
    if (name === 'changed' || name === 'fields') return formatList(said.split(',').map(field), locale);
    const shaped = known.shaped(name, said);
    if (shaped) return shaped;
    const parts = said.split(',');
    if (!parts.every((part) => WORD.test(part) || names[part])) return said;
    return formatList(
      parts.map((part) => word(part) ?? part),
      locale,
    );
  };
  const value = (said: EventSaid, name: string, isTyped: boolean): string => {
    if (said === null || said === '') return NOTHING;
    if (typeof said === 'boolean') return said ? t('yes') : t('no');
    if (typeof said === 'number' && name.endsWith('Cents')) return formatYuan(said, locale);
    if (typeof said === 'number') return new Intl.NumberFormat(locale).format(said);
    return isTyped ? said : text(said, name);
  };
  /** A change in words; of a tenant's setting, in those of its own page. */
  const change = (one: Change, { data, typed }: Said) => {
    const { setting } = data;
    if (one.field === 'value' && typeof setting === 'string' && isSetting(setting)) {
      const said = (of: EventSaid) => settings.value(setting, of === null ? null : String(of));
      return { field: settings.name(setting), before: said(one.before), after: said(one.after) };
    }
    const isTyped = typed.some((name) => /(?:^b|B)efore$|(?:^a|A)fter$/.test(name) && stemOf(name, one.field));
    const said = (of: EventSaid) => value(of, one.field, isTyped);
    return { field: field(one.field), before: said(one.before), after: said(one.after) };
  };
  const fact = (name: string, said: EventSaid, { typed }: Pick<Said, 'typed'>) => ({
    field: field(name),
    value: value(said, name, typed.includes(name)),
  });
  /** For whom somebody acted: the person, the organization, or both. */
  const whom = (row: { whom: string | null; party: string | null }): string | null =>
    formatList([row.whom, row.party].filter(Boolean) as string[], locale) || null;
  return { action, subject, event, field, change, fact, whom };
}

/** Whether a word's name is of that field; `before` alone is of whichever field its event is about. */
const stemOf = (name: string, field: string): boolean =>
  name === 'before' || name === 'after' || name === `${field}Before` || name === `${field}After`;

export type RecordWords = ReturnType<typeof recordWordsIn>;
