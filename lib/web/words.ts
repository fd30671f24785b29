import { getLocale } from 'next-intl/server';
import { formatDay, formatInstant, formatRelative, formatYuan } from '@/lib/i18n/formats';
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
    day: (instant: Date) => formatDay(instant, locale, actor.timeZone),
    /** A date without a time, which is the same day in every zone. */
    date: (date: Date) => formatDay(date, locale, 'UTC'),
    yuan: (cents: number) => formatYuan(cents, locale),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    beijing: (instant: Date) => formatInstant(instant, locale, BEIJING),
  };
}
