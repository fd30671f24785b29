import { plainLine } from '@/lib/shared/plain-text';
import {
  BODY_TYPES,
  type BodyType,
  CATEGORIES,
  type Category,
  DATA_PRIVACY,
  type Detail,
  isMessageId,
  type MessageSeverity,
  SEVERITIES,
} from '../schema';
import type { ServiceOf } from './service-aliases';

const MOST = 40;
const LONGEST = { title: 300, body: 200_000, name: 100, detail: 4_000 };

export type NamedService = { name: string; serviceId: string | null };
export type MessageContent = {
  id: string;
  title: string;
  bodyType: BodyType;
  body: string;
  details: Detail[];
  category: Category;
  severity: MessageSeverity;
  isMajorChange: boolean;
  isDataPrivacy: boolean;
  startsAt: Date;
  endsAt: Date | null;
  actBy: Date | null;
  lastModifiedAt: Date;
  services: NamedService[];
  tags: string[];
};

/** Why a row was not taken; keys of the `communications.imports.why` messages. */
export const ROW_TROUBLES = [
  'no_json',
  'no_object',
  'no_id',
  'missing',
  'no_choice',
  'no_date',
  'too_long',
  'wrong_kind',
  'written_here',
  'same_date',
  'withdrawn_here',
  'wider_services',
  'wider_privacy',
] as const;
export type RowTrouble = (typeof ROW_TROUBLES)[number];
export type BadRow = { id: string | null; field: string | null; why: RowTrouble };

class Trouble extends Error {
  constructor(
    readonly field: string,
    readonly why: RowTrouble,
  ) {
    super(why);
  }
}

type Fields = Record<string, unknown>;

/** PascalCase, as PowerShell writes it, becomes Graph's camelCase. */
const camelCased = (row: object): Fields =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(fields: Fields, field: string, longest: number): string {
  const value = fields[field];
  if (value === null || value === undefined) throw new Trouble(field, 'missing');
  if (typeof value !== 'string') throw new Trouble(field, 'wrong_kind');
  const clean = value.toWellFormed().replaceAll('\u0000', '');
  if (!clean.trim()) throw new Trouble(field, 'missing');
  if (clean.length > longest) throw new Trouble(field, 'too_long');
  return clean;
}

function choice<T extends string>(fields: Fields, field: string, among: readonly T[]): T {
  const wanted = text(fields, field, LONGEST.name).trim().toLowerCase();
  const found = among.find((one) => one.toLowerCase() === wanted);
  if (!found) throw new Trouble(field, 'no_choice');
  return found;
}

const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/;
/** What Windows PowerShell 5 makes of a date. */
const TICKS = /^\/Date\((-?\d{1,15})\)\/$/;

function instantOf(value: string): Date | null {
  const ticks = TICKS.exec(value)?.[1];
  if (ticks) return new Date(Number(ticks));
  if (!ISO.test(value)) return null;
  const hasTime = value.length > 10;
  return new Date(hasTime && !ZONED.test(value) ? `${value.replace(' ', 'T')}Z` : value);
}

function instant(fields: Fields, field: string): Date {
  const found = instantOf(text(fields, field, LONGEST.name).trim());
  const year = found?.getUTCFullYear() ?? Number.NaN;
  if (!found || !(year >= 1990 && year <= 9998)) throw new Trouble(field, 'no_date');
  return found;
}

const optionalInstant = (fields: Fields, field: string): Date | null =>
  fields[field] === null || fields[field] === undefined || fields[field] === '' ? null : instant(fields, field);

function names(fields: Fields, field: string): string[] {
  const value = fields[field] ?? [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) throw new Trouble(field, 'wrong_kind');
  const all = [...new Set((value as string[]).map(plainLine).filter(Boolean))];
  if (all.length > MOST || all.some((one) => one.length > LONGEST.name)) throw new Trouble(field, 'too_long');
  return all;
}

function detailsOf(fields: Fields): Detail[] {
  const value = fields.details ?? [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new Trouble('details', 'wrong_kind');
  if (value.length > MOST) throw new Trouble('details', 'too_long');
  return value.map(camelCased).map((detail) => ({
    name: text(detail, 'name', LONGEST.name),
    value: detail.value === null || detail.value === '' ? '' : text(detail, 'value', LONGEST.detail),
  }));
}

function bodyOf(fields: Fields): { bodyType: BodyType; body: string } {
  const { body } = fields;
  if (body === null || body === undefined) throw new Trouble('body', 'missing');
  if (!isObject(body)) throw new Trouble('body', 'wrong_kind');
  const inner = camelCased(body);
  try {
    return { bodyType: choice(inner, 'contentType', BODY_TYPES), body: text(inner, 'content', LONGEST.body) };
  } catch (error) {
    throw error instanceof Trouble ? new Trouble(`body.${error.field}`, error.why) : error;
  }
}

function read(fields: Fields, id: string, serviceOf: ServiceOf): MessageContent {
  const { isMajorChange = false } = fields;
  if (isMajorChange !== null && typeof isMajorChange !== 'boolean') throw new Trouble('isMajorChange', 'wrong_kind');
  const tags = names(fields, 'tags');
  return {
    id,
    title: plainLine(text(fields, 'title', LONGEST.title)),
    ...bodyOf(fields),
    details: detailsOf(fields),
    category: choice(fields, 'category', CATEGORIES),
    severity: choice(fields, 'severity', SEVERITIES),
    isMajorChange: isMajorChange ?? false,
    isDataPrivacy: tags.some((tag) => tag.toLowerCase() === DATA_PRIVACY.toLowerCase()),
    startsAt: instant(fields, 'startDateTime'),
    endsAt: optionalInstant(fields, 'endDateTime'),
    actBy: optionalInstant(fields, 'actionRequiredByDateTime'),
    lastModifiedAt: instant(fields, 'lastModifiedDateTime'),
    services: names(fields, 'services').map((name) => ({ name, serviceId: serviceOf(name) })),
    tags,
  };
}

/** One row of an export as a message (Graph's serviceUpdateMessage, in camelCase or PascalCase), or what is wrong with it. */
export function graphMessage(row: unknown, serviceOf: ServiceOf): { message: MessageContent } | { bad: BadRow } {
  if (row === undefined) return { bad: { id: null, field: null, why: 'no_json' } };
  if (!isObject(row)) return { bad: { id: null, field: null, why: 'no_object' } };
  const fields = camelCased(row);
  const given = typeof fields.id === 'string' ? plainLine(fields.id) : '';
  if (!isMessageId(given)) return { bad: { id: given.slice(0, LONGEST.name) || null, field: 'id', why: 'no_id' } };
  try {
    return { message: read(fields, given, serviceOf) };
  } catch (error) {
    if (error instanceof Trouble) return { bad: { id: given, field: error.field, why: error.why } };
    throw error;
  }
}
