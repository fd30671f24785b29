export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** A person's language when it is complete here, English until then (zh-TW and de are to follow). */
export const supportedLocale = (wanted: string | null | undefined): Locale =>
  LOCALES.find((locale) => locale === wanted) ?? 'en';

/** The first language of an Accept-Language header that is complete here. */
export function negotiateLocale(header: string | null): Locale {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (tag === 'zh' || tag.startsWith('zh-cn') || tag.startsWith('zh-hans')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}
