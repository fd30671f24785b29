import { createTranslator, type Messages } from 'use-intl/core';
import { formatInstant, labelled } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { plainLine } from '@/lib/shared/plain-text';
import type { Kind } from '../schema';

export type WordsIn = (locale: Locale) => Messages;

/** All that a mail says; every text of it may have been typed by somebody. */
export type Content = {
  locale: Locale;
  timeZone: string;
  eventName: string;
  /** Whether the reader is told of the customer's summary alone (P22). */
  isSummary: boolean;
  who: string | null;
  reference: string | null;
  title: string;
  customer: string | null;
  service: string | null;
  at: Date;
  url: string;
  settingsUrl: string;
  kind: Kind;
  /** The tenant that named the reader its technical contact; null for a person. */
  contactOf: string | null;
};

export type Composed = { subject: string; text: string; html: string };

const LONGEST_TITLE = 120;
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => MARKUP[sign] ?? sign);
const shortened = (text: string): string =>
  [...text].length > LONGEST_TITLE ? `${[...text].slice(0, LONGEST_TITLE - 1).join('')}…` : text;

const INK = '#1b1a19';
const row = (label: string, value: string) =>
  `<tr><td style="padding:2px 12px 2px 0;color:#616161;vertical-align:top">${escaped(label)}</td><td style="padding:2px 0">${escaped(value)}</td></tr>`;

/** Writes one mail in its reader's language: what happened in one sentence, the thing, and where it stands. Nothing of a message's text. */
export function compose(content: Content, words: WordsIn): Composed {
  const { locale } = content;
  const t = createTranslator({ namespace: 'notifications', locale, messages: words(locale) });
  const [domain, act] = content.eventName.split('.');
  const title = shortened(plainLine(content.title));
  const who = plainLine(content.who ?? '') || t('mail.somebody');
  const sentence = content.isSummary
    ? t(`summary.${act}` as 'summary.closed', { who })
    : t(`events.${domain}.${act}` as 'events.escalation.closed', { who, title });
  const facts: [string, string][] = [
    [t('mail.about'), title],
    [t('mail.customer'), plainLine(content.customer ?? '')],
    [t('mail.service'), plainLine(content.service ?? '')],
    [t('mail.when'), formatInstant(content.at, locale, content.timeZone)],
  ];
  const shown = facts.filter(([, value]) => value);
  const because = content.contactOf
    ? t('mail.becauseContact', { organization: plainLine(content.contactOf) })
    : t('mail.because', { kind: t(`kinds.${content.kind}.label`) });
  const choose = t(content.contactOf ? 'mail.chooseContact' : 'mail.choose');
  const subject = plainLine(content.reference ? `[${content.reference}] ${sentence}` : sentence);
  const text = [
    sentence,
    '',
    ...shown.map(([label, value]) => labelled(label, value)),
    '',
    labelled(t('mail.open'), content.url),
    '',
    '-- ',
    because,
    labelled(choose, content.settingsUrl),
    '',
  ].join('\n');
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:${INK};font:15px/1.5 'Segoe UI','PingFang SC','Microsoft YaHei',system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 16px;font-size:18px;font-weight:600">${escaped(sentence)}</p>
<table role="presentation" style="border-collapse:collapse;margin:0 0 20px;font-size:14px">${shown.map(([label, value]) => row(label, value)).join('')}</table>
<p style="margin:0 0 24px"><a href="${escaped(content.url)}" style="display:inline-block;padding:9px 16px;border-radius:6px;background:#0f548c;color:#ffffff;text-decoration:none">${escaped(t('mail.open'))}</a></p>
<p style="margin:0;padding-top:12px;border-top:1px solid #d1d1d1;color:#616161;font-size:13px">${escaped(because)} <a href="${escaped(content.settingsUrl)}" style="color:#0f548c">${escaped(choose)}</a></p>
</div></body></html>
`;
  return { subject, text, html };
}
