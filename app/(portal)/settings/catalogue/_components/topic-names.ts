import { getLocale, getTranslations } from 'next-intl/server';
import type { CatalogueTopic } from '@/lib/catalogue/queries';
import { ownName } from '@/lib/catalogue/rules';
import { LOCALES, type Locale } from '@/lib/i18n/locales';

type Named = Pick<CatalogueTopic, 'id' | 'names'>;

async function nameIn(topic: Named, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'topics' });
  return ownName(topic.names, locale) ?? t(topic.id.replace('.', '_') as 'billing_invoice');
}

/** A topic's name for who reads the page. */
export const topicName = async (topic: Named): Promise<string> => nameIn(topic, (await getLocale()) as Locale);

/** Its name in each language. */
export const topicNames = async (topic: Named): Promise<[Locale, string][]> =>
  Promise.all(LOCALES.map(async (locale): Promise<[Locale, string]> => [locale, await nameIn(topic, locale)]));
