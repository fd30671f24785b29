import { localInZone } from '@/lib/shared/zoned-time';
import type { Locale } from './locales';

// Making one takes a thousand times as long as using it, and a page has dozens of instants; locales and zones are few.
const instantFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<Locale, Intl.RelativeTimeFormat>();

function instantFormat(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = instantFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
  instantFormats.set(key, made);
  return made;
}

function relativeFormat(locale: Locale): Intl.RelativeTimeFormat {
  const made = relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  relativeFormats.set(locale, made);
  return made;
}

/** An instant as words in a zone, with the zone's name behind it: "25 Nov 2026, 17:25 (GMT+8)", "25. Nov. 2026, 17:25 (GMT+8)". */
export function formatInstant(instant: Date, locale: Locale, timeZone: string): string {
  const parts = instantFormat(locale, timeZone).formatToParts(instant);
  const zone = parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  const words = parts.map((part) => (part.type === 'timeZoneName' ? '' : part.value)).join('');
  // Traditional Chinese puts the zone into brackets of its own.
  return `${words.replace('[]', '').replace(/\s+/g, ' ').trim()} (${zone})`;
}

const isChinese = (locale: Locale) => locale.startsWith('zh');

/** The name of a country by its two letters: "China", "中国". */
export const formatCountry = (code: string, locale: Locale): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;

type Address = {
  street: string;
  city: string;
  country: string;
  postalCode?: string | null;
  stateProvince?: string | null;
};

/** An address in one line: the street first, or in Chinese from the country down to it. */
export const formatAddress = (address: Address, locale: Locale): string => {
  const { street, postalCode, city, stateProvince } = address;
  const country = formatCountry(address.country, locale);
  return isChinese(locale)
    ? [country, stateProvince, city, street, postalCode].filter(Boolean).join(' ')
    : [street, postalCode, city, stateProvince, country].filter(Boolean).join(', ');
};

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const JUST_NOW: Record<Locale, string> = { en: 'just now', 'zh-CN': '刚刚', 'zh-TW': '剛剛', de: 'gerade eben' };

const dayOf = (instant: Date, timeZone: string): number =>
  Date.parse(localInZone(instant, timeZone).slice(0, 10)) / DAY_MS;

/**
 * "in 3 hours", "2 days ago", "just now": whole minutes and hours that have passed or are left; from 24 hours on, calendar days in the
 * zone.
 */
export function formatRelative(instant: Date, now: Date, locale: Locale, timeZone: string): string {
  const distance = instant.getTime() - now.getTime();
  const length = Math.abs(distance);
  const format = relativeFormat(locale);
  if (length < MINUTE_MS) return distance > 0 ? format.format(0, 'second') : JUST_NOW[locale];
  const whole = (unit: number) => Math.sign(distance) * Math.floor(length / unit);
  if (length < HOUR_MS) return format.format(whole(MINUTE_MS), 'minute');
  const days = length < DAY_MS ? 0 : dayOf(instant, timeZone) - dayOf(now, timeZone);
  return days === 0 ? format.format(whole(HOUR_MS), 'hour') : format.format(days, 'day');
}

/** Names in a row: "admin agent, helpdesk agent", "管理员代理、支持人员代理". */
export const formatList = (names: readonly string[], locale: Locale): string =>
  names.join(isChinese(locale) ? '、' : ', ');

/** What has commas of its own, in a row: "1 Oct holiday; 10 Oct workday", "10月1日 假期；10月10日 工作日". */
export const clauses = (parts: readonly string[], locale: Locale): string =>
  parts.join(isChinese(locale) ? '；' : '; ');

/** "Title: Say a little more.", "标题：请再多写一些。" where words meet that are put together without the language at hand. */
export const labelled = (label: string, text: string): string =>
  `${label}${/\p{Script=Han}/u.test(label || text) ? '：' : ': '}${text}`;

/** What stands in bold before its sentence: "Rule P12. ", "规则 P12：". */
export const leading = (label: string): string => (/\p{Script=Han}/u.test(label) ? `${label}：` : `${label}. `);

/** Sentences in a row; Chinese puts no space behind its full stop. */
export const sentences = (texts: readonly string[], locale: Locale): string => texts.join(isChinese(locale) ? '' : ' ');

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant in a zone: "15 Feb 2027", "2027年2月15日". A date without a time is kept as its midnight in UTC. */
export function formatDay(instant: Date, locale: Locale, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  const format =
    dayFormats.get(key) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      timeZone,
    });
  dayFormats.set(key, format);
  return format.format(instant);
}

/** An amount in cents of a yuan, as the reader writes money. */
export const formatYuan = (cents: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { style: 'currency', currency: 'CNY' }).format(cents / 100);

/** The name of a weekday, 1 Monday to 7 Sunday: "Monday", "星期一". */
export const formatWeekday = (weekday: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
