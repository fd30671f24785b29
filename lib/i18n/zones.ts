import type { Locale } from './locales';

/** The cities of the zones that people choose from. */
const CITIES: Record<string, Record<Locale, string>> = {
  'Asia/Shanghai': { en: 'Shanghai', 'zh-CN': '上海', 'zh-TW': '上海', de: 'Shanghai' },
  'Asia/Taipei': { en: 'Taipei', 'zh-CN': '台北', 'zh-TW': '台北', de: 'Taipeh' },
  'Europe/Berlin': { en: 'Berlin', 'zh-CN': '柏林', 'zh-TW': '柏林', de: 'Berlin' },
  'Europe/London': { en: 'London', 'zh-CN': '伦敦', 'zh-TW': '倫敦', de: 'London' },
  'America/Los_Angeles': { en: 'Los Angeles', 'zh-CN': '洛杉矶', 'zh-TW': '洛杉磯', de: 'Los Angeles' },
  'America/New_York': { en: 'New York', 'zh-CN': '纽约', 'zh-TW': '紐約', de: 'New York' },
};

// How each language says "time of" a place, where it has no abbreviation for it.
const TIME_OF: Record<Locale, RegExp> = {
  en: /^(?<place>.+) Time$/,
  'zh-CN': /^(?<place>\p{Script=Han}.*)时间$/u,
  'zh-TW': /^(?<place>\p{Script=Han}.*)時間$/u,
  de: /^(?<place>.+) \(Ortszeit\)$/,
};

/** Where a zone's time holds, as the reader calls it: its city, or its country where there is only one. "Shanghai", "伦敦", "Japan". */
export function formatZone(timeZone: string, locale: Locale): string {
  const city = CITIES[timeZone]?.[locale];
  if (city) return city;
  const said = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortGeneric' })
    .formatToParts(0)
    .find((part) => part.type === 'timeZoneName')?.value;
  return TIME_OF[locale].exec(said ?? '')?.groups?.place ?? timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
}

/** Zones to choose from, by what the reader calls them. */
export function zoneOptions(timeZones: readonly string[], locale: Locale): { value: string; label: string }[] {
  const { compare } = new Intl.Collator(locale);
  return timeZones
    .map((value) => ({ value, label: formatZone(value, locale) }))
    .sort((one, other) => compare(one.label, other.label) || compare(one.value, other.value));
}
