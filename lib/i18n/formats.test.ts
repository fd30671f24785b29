import { describe, expect, it } from 'vitest';
import { formatAddress, formatInstant, formatList, formatRelative, labelled, leading, sentences } from './formats';

const BEIJING = 'Asia/Shanghai';
const NOW = new Date('2026-11-23T09:25:30Z');
const at = (iso: string) => new Date(iso);
const en = (iso: string, timeZone = BEIJING) => formatRelative(at(iso), NOW, 'en', timeZone);
const zh = (iso: string) => formatRelative(at(iso), NOW, 'zh-CN', BEIJING);

describe('formatInstant', () => {
  it('puts the zone last, in brackets', () => {
    const instant = at('2026-11-25T09:25:00Z');
    expect(formatInstant(instant, 'en', BEIJING)).toBe('25 Nov 2026, 17:25 (GMT+8)');
    expect(formatInstant(instant, 'zh-CN', BEIJING)).toBe('2026年11月25日 17:25 (GMT+8)');
    expect(formatInstant(instant, 'zh-CN', 'Europe/Berlin')).toBe('2026年11月25日 10:25 (GMT+1)');
    expect(formatInstant(instant, 'en', 'Europe/Berlin')).toBe('25 Nov 2026, 10:25 (CET)');
    expect(formatInstant(instant, 'zh-TW', BEIJING)).toBe('2026年11月25日 17:25 (GMT+8)');
    expect(formatInstant(instant, 'de', BEIJING)).toBe('25. Nov. 2026, 17:25 (GMT+8)');
    expect(formatInstant(instant, 'de', 'Europe/Berlin')).toBe('25. Nov. 2026, 10:25 (MEZ)');
  });

  it('begins a day at 00:00', () => {
    expect(formatInstant(at('2026-11-24T16:00:00Z'), 'en', BEIJING)).toBe('25 Nov 2026, 00:00 (GMT+8)');
    expect(formatInstant(at('2026-11-24T16:00:00Z'), 'zh-CN', BEIJING)).toBe('2026年11月25日 00:00 (GMT+8)');
  });
});

describe('formatRelative', () => {
  it('is just now within a minute, and now for what is about to be', () => {
    expect(en('2026-11-23T09:25:30Z')).toBe('just now');
    expect(en('2026-11-23T09:24:31Z')).toBe('just now');
    expect(zh('2026-11-23T09:24:31Z')).toBe('刚刚');
    expect(en('2026-11-23T09:26:29Z')).toBe('now');
    expect(zh('2026-11-23T09:26:29Z')).toBe('现在');
    expect(formatRelative(NOW, NOW, 'zh-TW', BEIJING)).toBe('剛剛');
    expect(formatRelative(NOW, NOW, 'de', BEIJING)).toBe('gerade eben');
  });

  it('counts whole minutes and hours', () => {
    expect(en('2026-11-23T09:24:30Z')).toBe('1 minute ago');
    expect(en('2026-11-23T09:20:31Z')).toBe('4 minutes ago');
    expect(en('2026-11-23T10:25:29Z')).toBe('in 59 minutes');
    expect(en('2026-11-23T10:25:30Z')).toBe('in 1 hour');
    expect(en('2026-11-23T07:00:00Z')).toBe('2 hours ago');
    expect(zh('2026-11-23T09:21:00Z')).toBe('4分钟前');
    expect(formatRelative(at('2026-11-23T09:21:00Z'), NOW, 'zh-TW', BEIJING)).toBe('4 分鐘前');
    expect(formatRelative(at('2026-11-23T09:21:00Z'), NOW, 'de', BEIJING)).toBe('vor 4 Minuten');
    expect(formatRelative(at('2026-11-23T08:20:00Z'), NOW, 'de', BEIJING)).toBe('vor 1 Stunde');
  });

  it('keeps to hours below 24, over midnight too', () => {
    expect(en('2026-11-24T09:25:29Z')).toBe('in 23 hours');
    expect(en('2026-11-22T09:25:31Z')).toBe('23 hours ago');
  });

  it('counts calendar days of the zone from 24 hours on', () => {
    expect(en('2026-11-24T09:25:30Z')).toBe('tomorrow');
    expect(en('2026-11-24T15:59:00Z')).toBe('tomorrow');
    expect(en('2026-11-24T16:00:00Z')).toBe('in 2 days');
    expect(en('2026-11-24T16:00:00Z', 'Europe/Berlin')).toBe('tomorrow');
    expect(en('2026-11-25T09:25:00Z')).toBe('in 2 days');
    expect(zh('2026-11-25T09:25:00Z')).toBe('后天');
    expect(en('2026-11-21T16:00:00Z')).toBe('yesterday');
    expect(en('2026-11-21T15:59:00Z')).toBe('2 days ago');
    expect(en('2025-11-23T09:25:30Z')).toBe('365 days ago');
  });

  it('stays with hours when a day of 25 hours is not over', () => {
    const start = at('2026-10-24T22:10:00Z');
    expect(formatRelative(at('2026-10-25T22:50:00Z'), start, 'en', 'Europe/Berlin')).toBe('in 24 hours');
  });
});

describe('formatList and labelled', () => {
  it('use the signs of the language', () => {
    expect(formatList(['a', 'b'], 'en')).toBe('a, b');
    expect(formatList(['a', 'b'], 'de')).toBe('a, b');
    expect(formatList(['甲', '乙'], 'zh-CN')).toBe('甲、乙');
    expect(formatList(['甲', '乙'], 'zh-TW')).toBe('甲、乙');
    expect(labelled('Title', 'Say a little more.')).toBe('Title: Say a little more.');
    expect(labelled('标题', '请再多写一些。')).toBe('标题：请再多写一些。');
    expect(labelled('服务', 'Exchange Online')).toBe('服务：Exchange Online');
    expect(labelled('Title', '邮箱')).toBe('Title: 邮箱');
    expect(leading('Rule P12')).toBe('Rule P12. ');
    expect(leading('规则 P12')).toBe('规则 P12：');
    expect(sentences(['One.', 'Two.'], 'de')).toBe('One. Two.');
    expect(sentences(['一。', '二。'], 'zh-CN')).toBe('一。二。');
  });
});

describe('formatAddress', () => {
  const address = {
    street: '金鸡湖大道 22 号',
    city: '苏州',
    stateProvince: '江苏',
    postalCode: '215000',
    country: 'CN',
  };

  it('begins with the street, in Chinese with the country', () => {
    expect(formatAddress(address, 'en')).toBe('金鸡湖大道 22 号, 215000, 苏州, 江苏, China');
    expect(formatAddress(address, 'zh-CN')).toBe('中国 江苏 苏州 金鸡湖大道 22 号 215000');
    expect(formatAddress({ ...address, postalCode: null }, 'zh-TW')).toBe('中國 江苏 苏州 金鸡湖大道 22 号');
  });
});
