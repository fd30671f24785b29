import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { formatList } from '@/lib/i18n/formats';
import { LOCALES, type Locale } from '@/lib/i18n/locales';

type Asked = { partner: string; url: string; services: readonly string[] };

/** A mail to copy, in each language: who asks, for what, and the link. */
export async function LetterTexts({ partner, url, services }: Asked) {
  const t = await getTranslations('customers.link');
  const languages = await getTranslations('identity.languages');
  const written = async (locale: Locale) => {
    const words = await getTranslations({ locale, namespace: 'customers.link.letter' });
    const parts = [words('greeting'), `${words('relation')}\n${url}`];
    if (services.length) parts.push(words('delegation', { services: formatList(services, locale) }));
    return `${words('subject', { partner })}\n\n${parts.join('\n\n')}\n\n${partner}`;
  };
  const letters = await Promise.all(LOCALES.map(async (locale) => ({ locale, text: await written(locale) })));
  return (
    <Section title={t('text')} hint={t('textHint')}>
      <div className="grid gap-2">
        {letters.map(({ locale, text }) => (
          <Disclosure key={locale} summary={languages(locale)}>
            <div className="grid max-w-3xl gap-2">
              <pre
                lang={locale}
                className="rounded-md border bg-sunken p-3 font-sans whitespace-pre-wrap wrap-anywhere"
              >
                {text}
              </pre>
              <span>
                <CopyButton text={text} label={t('copy')} copiedLabel={t('copied')} />
              </span>
            </div>
          </Disclosure>
        ))}
      </div>
    </Section>
  );
}
