import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { line, reference } from '@/lib/shared/form-text';

/** A topic's name in each language of the portal. */
export type TopicNames = Record<Locale, string>;

export const NAME_FIELDS = {
  en: 'nameEn',
  'zh-CN': 'nameZhCn',
  'zh-TW': 'nameZhTw',
  de: 'nameDe',
} as const satisfies Record<Locale, string>;

const names = { nameEn: line(120), nameZhCn: line(120), nameZhTw: line(120), nameDe: line(120) };
type Named = Record<(typeof NAME_FIELDS)[Locale], string>;

export const namesOf = (input: Named): TopicNames =>
  Object.fromEntries(LOCALES.map((locale) => [locale, input[NAME_FIELDS[locale]]])) as TopicNames;

const id = reference(80);
const version = z.coerce.number().int().positive();

/** A new topic; without a service it is one of billing. `key` is the form's own. */
export const newTopicForm = z.object({
  key: z.uuid('required'),
  serviceId: z.union([z.literal(''), reference(40)]),
  ...names,
});
export const renameForm = z.object({ id, version, ...names });
export const moveForm = z.object({ id, version, to: z.enum(['up', 'down'], 'choose') });
export const retireForm = z.object({ id, version });

/** A topic's names by their fields on the record. */
export const namesSaid = (names: Partial<TopicNames> | null): Record<string, string | undefined> =>
  Object.fromEntries(LOCALES.map((locale) => [NAME_FIELDS[locale], names?.[locale]]));
