import { useTranslations } from 'next-intl';

/** Whom a message reaches (P1), in words, for who is none of them. */
export function AudienceWords({ isOurs, isDataPrivacy }: { isOurs: boolean; isDataPrivacy: boolean }) {
  const t = useTranslations('messageCenter.audience');
  if (!isOurs) return t('none');
  return isDataPrivacy ? t('privacy') : t('holders');
}
