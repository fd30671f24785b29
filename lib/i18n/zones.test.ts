import { describe, expect, it } from 'vitest';
import { TIME_ZONES } from '@/lib/identity/schema';
import { LOCALES } from './locales';
import { formatZone, zoneOptions } from './zones';

describe('a time zone', () => {
  it('is called by its city, in the language of the reader', () => {
    expect(LOCALES.map((locale) => formatZone('Europe/London', locale))).toEqual(['London', '伦敦', '倫敦', 'London']);
    expect(LOCALES.map((locale) => formatZone('Asia/Taipei', locale))).toEqual(['Taipei', '台北', '台北', 'Taipeh']);
    expect(formatZone('UTC', 'zh-CN')).toBe('UTC');
  });

  it('is called by its country where that has no other', () => {
    expect(LOCALES.map((locale) => formatZone('Asia/Tokyo', locale))).toEqual(['Japan', '日本', '日本', 'Japan']);
    expect(LOCALES.map((locale) => formatZone('Asia/Urumqi', locale))).toEqual([
      'Ürümqi',
      '乌鲁木齐',
      '烏魯木齊',
      'Ürümqi',
    ]);
  });

  it.each(LOCALES)('never shows its raw name in %s', (locale) => {
    for (const { value, label } of zoneOptions([...TIME_ZONES, ...Intl.supportedValuesOf('timeZone')], locale))
      expect([value, label]).toEqual([value, expect.stringMatching(/^[^/_]+$/)]);
  });

  it('is found where the reader looks for it', () => {
    const labels = zoneOptions(TIME_ZONES, 'en').map(({ label }) => label);
    expect(labels).toEqual(['Berlin', 'London', 'Los Angeles', 'New York', 'Shanghai', 'Taipei', 'UTC']);
  });
});
