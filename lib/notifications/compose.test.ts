import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import de from '@/messages/de/notifications.json';
import en from '@/messages/en/notifications.json';
import zhCN from '@/messages/zh-CN/notifications.json';
import zhTW from '@/messages/zh-TW/notifications.json';
import { type Content, compose, type WordsIn } from './internal/compose';
import { linkIn } from './rules/link';
import { REGISTRY } from './rules/registry';
import { KINDS } from './schema';

const WORDS = { en, 'zh-CN': zhCN, 'zh-TW': zhTW, de };
const LANGUAGES = Object.keys(WORDS) as (keyof typeof WORDS)[];
const words: WordsIn = (locale) => ({ notifications: WORDS[locale as keyof typeof WORDS] }) as ReturnType<WordsIn>;

const content = (change: Partial<Content> = {}): Content => ({
  locale: 'en',
  timeZone: 'Asia/Shanghai',
  eventName: 'escalation.replied',
  isSummary: false,
  who: 'Lin Wei (21Vianet)',
  reference: '600000000000001',
  title: 'Mail stops',
  customer: 'Tailspin Toys',
  service: 'Exchange Online',
  at: new Date('2026-11-21T07:00:00Z'),
  url: 'https://portal.example/support-requests/600000000000001',
  settingsUrl: 'https://portal.example/settings/notifications',
  kind: 'requests',
  contactOf: null,
  ...change,
});

type Tree = { [key: string]: string | Tree };
const paths = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : paths(value, `${prefix}${key}.`),
  );

describe.each(LANGUAGES)('in %s', (language) => {
  const locale = language as Locale;

  it('has every word that English has', () => {
    expect(paths(WORDS[language])).toEqual(paths(en));
  });

  it.each(Object.keys(REGISTRY))('%s is one sentence of its own', (eventName) => {
    const { subject, text, html } = compose(content({ locale, eventName }), words);
    expect(subject).toMatch(/^\[600000000000001\] .*Mail stops/);
    expect(text).toContain('https://portal.example/support-requests/600000000000001');
    expect(text).toContain('https://portal.example/settings/notifications');
    expect(html).toContain(`<html lang="${language}">`);
    expect(`${subject}${text}`).not.toMatch(/[{}]|notifications\./);
  });

  it.each(KINDS)('says why for %s', (kind) => {
    expect(compose(content({ locale, kind }), words).text).toContain(WORDS[language].kinds[kind].label);
  });

  it('tells a customer who speaks and what became of it, not the title in the subject', () => {
    for (const act of ['submitted', 'customer_told', 'closed']) {
      const { subject } = compose(
        content({ locale, eventName: `escalation.${act}`, isSummary: true, who: 'Contoso Cloud' }),
        words,
      );
      expect(subject).toContain('Contoso Cloud');
      expect(subject).not.toContain('Mail stops');
    }
  });
});

describe('what somebody typed', () => {
  it('is one line in the subject, and text in the HTML', () => {
    const { subject, html } = compose(
      content({ title: 'A\r\nBcc: x@evil.example\u202e<script>alert(1)</script>' }),
      words,
    );
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  it('is cut when it is long, never inside a character', () => {
    const { subject } = compose(content({ title: '𠮷'.repeat(400) }), words);
    expect([...subject].length).toBeLessThan(220);
    expect(subject.isWellFormed()).toBe(true);
  });
});

it('tells the technical contact why, and where that is changed', () => {
  const settingsUrl = 'https://portal.example/customers/1/configuration';
  const { text } = compose(
    content({ eventName: 'health_issue.resolved', kind: 'health', contactOf: 'Tailspin Toys', settingsUrl }),
    words,
  );
  expect(text).toContain('technical contact of Tailspin Toys');
  expect(text).toContain(settingsUrl);
});

it('the mailbox links to the thing on its own origin', () => {
  expect(linkIn(compose(content(), words).text)).toBe('/support-requests/600000000000001');
  expect(linkIn('nothing here')).toBe(null);
});
