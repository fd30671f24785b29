export const LOCALES = ['en', 'zh-CN', 'zh-TW', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** A language by its own tag; English for what is none of ours. */
export const supportedLocale = (wanted: string | null | undefined): Locale =>
  LOCALES.find((locale) => locale === wanted) ?? 'en';

const PATTERNS: readonly [RegExp, Locale][] = [
  [/^zh-(hant|tw|hk|mo)\b/, 'zh-TW'],
  [/^zh\b/, 'zh-CN'],
  [/^de\b/, 'de'],
  [/^en\b/, 'en'],
];

/** Ours for a language tag such as "zh-Hant-HK" or "de-AT"; null when we do not speak it. */
const localeOf = (tag: string): Locale | null => PATTERNS.find(([pattern]) => pattern.test(tag))?.[1] ?? null;

/** The language of an Accept-Language header that weighs most and that we speak; English when there is none. */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? '').split(',').map((part, index) => {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    return { locale: localeOf(tag), quality: Number.isFinite(quality) ? quality : 0, index };
  });
  const [best] = wanted
    .filter(({ locale, quality }) => locale && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return best?.locale ?? 'en';
}
