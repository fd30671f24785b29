import { createTranslator } from 'next-intl';
import { ownName } from '@/lib/catalogue/rules';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';

type Named = { id: string; names: unknown };

/** A support topic's name in one language: its own, or that which the product brings. */
export function topicNameIn(topic: Named, locale: Locale): string {
  const t = createTranslator({ namespace: 'topics', locale, messages: messagesIn(locale) });
  return ownName(topic.names, locale) ?? t(topic.id.replace('.', '_') as 'billing_invoice');
}

/** Its name in every language. */
export const topicNames = (topic: Named): [Locale, string][] =>
  LOCALES.map((locale) => [locale, topicNameIn(topic, locale)]);
