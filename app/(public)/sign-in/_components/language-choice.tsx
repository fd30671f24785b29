import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { LOCALES } from '@/lib/i18n/locales';
import { chooseLanguage } from '../actions';

/** Every language by its own name, one press each; works without scripts. `page` is where to come back to, unless that is the sign-in. */
export function LanguageChoice({ returnTo = '/', page = '' }: { returnTo?: string; page?: string }) {
  const t = useTranslations('identity');
  const current = useLocale();
  return (
    <form action={chooseLanguage} aria-label={t('language')}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <input type="hidden" name="page" value={page} />
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
