import { getLocale } from 'next-intl/server';
import { formatInstant, formatRelative } from '@/lib/i18n/formats';
import { requireShell } from './screen';

export const BEIJING = 'Asia/Shanghai';

/** How this person reads instants: in words, in their own zone, and in Beijing's. */
export async function timeWords() {
  const { actor, now } = await requireShell();
  const locale = await getLocale();
  return {
    zone: actor.timeZone,
    relative: (instant: Date) => formatRelative(instant, now, locale, actor.timeZone),
    absolute: (instant: Date) => formatInstant(instant, locale, actor.timeZone),
    beijing: (instant: Date) => formatInstant(instant, locale, BEIJING),
  };
}
