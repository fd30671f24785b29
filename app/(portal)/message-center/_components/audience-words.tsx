import { useTranslations } from 'next-intl';
import { SERVICE_NAMES } from '@/lib/service-health/schema';

const OURS: readonly string[] = Object.values(SERVICE_NAMES);

/** Whom a message reaches (P1), in words, for who is none of them. */
export function AudienceWords({ services, isDataPrivacy }: { services: readonly string[]; isDataPrivacy: boolean }) {
  const t = useTranslations('messageCenter.audience');
  if (!services.some((name) => OURS.includes(name))) return t('none');
  return isDataPrivacy ? t('privacy') : t('holders');
}
