import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { LOCALES } from '@/lib/i18n/locales';
import { chooseLanguage } from '../actions';

/** Every language by its own name, one press each; works without scripts. */
export function LanguageChoice({ returnTo }: { returnTo: string }) {
  const t = useTranslations('identity');
  const current = useLocale();
  return (
    <form action={chooseLanguage} aria-label={t('language')}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <div className="flex flex-wrap justify-center gap-1">
        {LOCALES.map((locale) => (
          <Button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            variant={locale === current ? 'secondary' : 'quiet'}
            size="small"
            aria-current={locale === current ? 'true' : undefined}
          >
            {t(`languages.${locale}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}
