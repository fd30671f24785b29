import { localInZone } from '@/lib/shared/zoned-time';

export const DAY_MINUTES = 1_440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** A weekly shift on the roster's own wall clock; weekday 1 is Monday, and what runs past Sunday goes on on Monday. */
export type Shift = { weekday: number; startsMinute: number; minutes: number };
/** A stretch of the week in minutes since Monday 00:00; `to` is the first minute that it does not hold. */
export type Stretch = { from: number; to: number };

const startOf = ({ weekday, startsMinute }: Shift): number => (weekday - 1) * DAY_MINUTES + startsMinute;

/** How long a shift from one time of day to another lasts: to the same time is a whole day. RangeError for what is no time. */
export function minutesFromTo(from: string, to: string): number {
  const minute = (text: string) => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
    if (!match) throw new RangeError(`Not a time of day: ${text}`);
    return Number(match[1]) * 60 + Number(match[2]);
  };
  return (minute(to) - minute(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
}

/** A time of day as minutes since midnight. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The stretches of the week in which nobody is on duty, in order; P11 wants none. One across the week's end is two. */
export function gapsOf(shifts: readonly Shift[]): Stretch[] {
  const held = shifts
    .flatMap((shift) => {
      const from = startOf(shift);
      const to = from + shift.minutes;
      return to <= WEEK_MINUTES
        ? [{ from, to }]
        : [
            { from, to: WEEK_MINUTES },
            { from: 0, to: to - WEEK_MINUTES },
          ];
    })
    .sort((a, b) => a.from - b.from);
  const gaps: Stretch[] = [];
  let reached = 0;
  for (const { from, to } of held) {
    if (from > reached) gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  if (reached < WEEK_MINUTES) gaps.push({ from: reached, to: WEEK_MINUTES });
  return gaps;
}

/** Whether nobody is on duty at all: one gap, from the week's beginning to its end. */
export const isWholeWeek = ([first]: readonly Stretch[]): boolean => first?.from === 0 && first.to === WEEK_MINUTES;

/** The minute of the week that a clock in that zone shows at an instant. */
export function weekMinute(instant: Date, timeZone: string): number {
  const local = localInZone(instant, timeZone);
  const weekday = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7;
  return (weekday - 1) * DAY_MINUTES + minuteOf(local.slice(11, 16));
}

/** Those of the shifts that run at that minute of the week. */
export function onDutyAt<T extends Shift>(shifts: readonly T[], minute: number): T[] {
  return shifts.filter((shift) => (minute - startOf(shift) + WEEK_MINUTES) % WEEK_MINUTES < shift.minutes);
}

/** "Mon 08:00" apart: the weekday and the time of day of a minute of the week; the week's end is Monday's midnight. */
export function dayAndTime(minute: number): { weekday: number; time: string } {
  const within = minute % WEEK_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  const ofDay = within % DAY_MINUTES;
  return { weekday: Math.floor(within / DAY_MINUTES) + 1, time: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}` };
}
