import { createTranslator, type Messages } from 'use-intl/core';
import { labelled } from '@/lib/i18n/formats';
import { type Locale, supportedLocale } from '@/lib/i18n/locales';
import { plainLine } from '@/lib/shared/plain-text';

export type WordsIn = (locale: Locale) => Messages;
export type Purpose = 'invitation' | 'password_reset' | 'relation' | 'notice';

type Content = {
  purpose: Purpose;
  notice: string | null;
  reader: {
    email: string;
    locale: string;
    organization_name: string | null;
    inviter_name: string | null;
    inviter_organization: string | null;
  };
  origin: string;
  secret: string | null;
  hours: number;
};
type Composed = { subject: string; text: string; html: string; language: string };

const PATHS: Record<Purpose, string> = {
  invitation: '/invitation/',
  password_reset: '/reset-password/',
  relation: '/relation/',
  notice: '/reset-password',
};
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => MARKUP[sign] ?? sign);

/** Writes one mail about an account in its reader's language: what it is, the link if it carries one, and what to do if it was not expected. */
export function composeAccountMail(content: Content, words: WordsIn): Composed {
  const { purpose, reader, origin, secret, hours } = content;
  const locale = supportedLocale(reader.locale);
  const t = createTranslator({ namespace: 'people.mail', locale, messages: words(locale) });
  const values = {
    organization: plainLine(reader.organization_name ?? ''),
    inviter: plainLine(reader.inviter_name ?? ''),
    from: plainLine(reader.inviter_organization ?? ''),
    email: reader.email,
    days: Math.round(hours / 24),
    hours,
  };
  const isFromNobody = purpose === 'invitation' && !values.inviter;
  const notice = content.notice as 'password_changed';
  const say = (part: 'subject' | 'text' | 'link' | 'until') => {
    if (purpose === 'notice') return t(`notices.${notice}.${part}`, values);
    if (isFromNobody && part === 'subject') return t('invitation.subjectAlone', values);
    if (isFromNobody && part === 'text') return t('invitation.textAlone', values);
    return t(`${purpose}.${part}`, values);
  };
  const [subject, sentence, link, until] = [plainLine(say('subject')), say('text'), say('link'), say('until')];
  const url = `${origin}${PATHS[purpose]}${secret ?? ''}`;
  const text = [sentence, '', labelled(link, url), '', until, ''].join('\n');
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1b1a19;font:15px/1.5 'Segoe UI','PingFang SC','Microsoft YaHei',system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 16px">${escaped(sentence)}</p>
<p style="margin:0 0 24px"><a href="${escaped(url)}" style="display:inline-block;padding:9px 16px;border-radius:6px;background:#0f548c;color:#ffffff;text-decoration:none">${escaped(link)}</a></p>
<p style="margin:0;padding-top:12px;border-top:1px solid #d1d1d1;color:#616161;font-size:13px">${escaped(until)}</p>
</div></body></html>
`;
  return { subject, text, html, language: locale };
}
