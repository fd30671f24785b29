import { createTranslator } from 'use-intl/core';
import { clauses, formatDay, formatList } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';

// Monday, the first day of a roster's week.
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** Values of events that the program knows, as the pages call them on which they are chosen. */
export function valueWordsIn(locale: Locale) {
  const messages = messagesIn(locale);
  const t = createTranslator({ namespace: 'record', locale, messages });
  const identity = createTranslator({ namespace: 'identity', locale, messages });
  const health = createTranslator({ namespace: 'health', locale, messages });
  const incidents = createTranslator({ namespace: 'incidents', locale, messages });
  const center = createTranslator({ namespace: 'messageCenter', locale, messages });
  const subscriptions = createTranslator({ namespace: 'subscriptions', locale, messages });
  const requests = createTranslator({ namespace: 'requests', locale, messages });
  const communications = createTranslator({ namespace: 'communications', locale, messages });
  const delivery = createTranslator({ namespace: 'delivery', locale, messages });
  const weekday = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { weekday: 'short', timeZone: 'UTC' });

  const word = (said: string): string | null => {
    const role = `roles.${said}` as 'roles.member';
    if (identity.has(role)) return identity(role);
    const language = `languages.${said}` as 'languages.en';
    if (identity.has(language)) return identity(language);
    const status = `statuses.${said}` as 'statuses.investigating';
    if (health.has(status)) return health(status);
    const post = `postTypes.${said}` as 'postTypes.quick';
    if (incidents.has(post)) return incidents(post);
    const category = `categories.${said}` as 'categories.planForChange';
    if (center.has(category)) return center(category);
    const urgency = `severities.${said}` as 'severities.high';
    if (center.has(urgency)) return center(urgency);
    const tag = `tags.${said}` as 'tags.retirement';
    if (center.has(tag)) return center(tag);
    const kind = `requests.kinds.${said}` as 'requests.kinds.other';
    if (subscriptions.has(kind)) return subscriptions(kind);
    const how = `toldHow.${said}` as 'toldHow.phone';
    if (requests.has(how)) return requests(how);
    const failure = `imports.failures.${said}` as 'imports.failures.empty';
    if (communications.has(failure)) return communications(failure);
    const fault = `faults.${said}` as 'faults.dns';
    return delivery.has(fault) ? delivery(fault) : null;
  };

  /** A shift `1,2 08:00-20:00`, a promise `3d 09:00-18:00 every_day`, days `2026-10-01 holiday ...; ...`; null for anything else. */
  const shaped = (name: string, said: string): string | null => {
    const [, days, hours] = /^([1-7](?:,[1-7])*) (\d\d:\d\d-\d\d:\d\d)$/.exec(said) ?? [];
    if (name === 'shift' && days && hours) {
      const names = days.split(',').map((day) => weekday.format(MONDAY + (Number(day) - 1) * DAY_MS));
      return `${formatList(names, locale)} ${hours.replace('-', '–')}`;
    }
    const [, count, unit, open, on] = /^(\d+)([dm]) (\d\d:\d\d-\d\d:\d\d) (every_day|business_days)$/.exec(said) ?? [];
    if (name.startsWith('target_') && count && open && on) {
      const within = unit === 'd' ? t('inDays', { count: Number(count) }) : t('inMinutes', { count: Number(count) });
      return `${within} · ${open.replace('-', '–')} · ${t(`values.${on as 'every_day'}`)}`;
    }
    if (name !== 'calendar') return null;
    const marked = said.split('; ').map((one) => {
      const [, date, kind, rest] = /^(\d{4}-\d\d-\d\d) (holiday|workday|usual) ?(.*)$/.exec(one) ?? [];
      if (!date || !kind) return one;
      return `${formatDay(new Date(`${date}T00:00:00Z`), locale, 'UTC')} ${t(`values.${kind as 'holiday'}`)} ${rest}`.trim();
    });
    return clauses(marked, locale);
  };
  return { word, shaped };
}
