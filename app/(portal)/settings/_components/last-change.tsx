import { getTranslations } from 'next-intl/server';
import { timeWords } from '@/lib/web/words';

/** Who changed a table last, and when. */
export async function LastChange({ changedAt, changedBy }: { changedAt: Date | null; changedBy: string | null }) {
  const t = await getTranslations('calendars');
  const time = await timeWords();
  if (!changedAt) return <span>{t('asInstalled')}</span>;
  return <bdi>{t('changed', { name: changedBy ?? '–', when: time.absolute(changedAt) })}</bdi>;
}
