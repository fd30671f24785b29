import { describe, expect, it } from 'vitest';
import { LOCALES, negotiateLocale, supportedLocale } from './locales';

describe('negotiateLocale', () => {
  it.each([
    ['zh-TW', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh', 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    ['den', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('%s is read in %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });

  it('takes the one that weighs most, of equals the first, and none that is refused', () => {
    expect(negotiateLocale('fr-FR, de;q=0.8, en;q=0.9')).toBe('en');
    expect(negotiateLocale('zh-TW,zh;q=0.9,en;q=0.8')).toBe('zh-TW');
    expect(negotiateLocale('de,en')).toBe('de');
    expect(negotiateLocale('de;q=0, zh-CN;q=0.3')).toBe('zh-CN');
    expect(negotiateLocale('de;q=x, en;q=0.1')).toBe('en');
  });
});

describe('supportedLocale', () => {
  it('knows its own, and reads English for the rest', () => {
    for (const locale of LOCALES) expect(supportedLocale(locale)).toBe(locale);
    for (const other of ['fr', 'zh', 'DE', '', null, undefined]) expect(supportedLocale(other)).toBe('en');
  });
});
