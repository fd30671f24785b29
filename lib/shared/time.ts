const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** China has kept UTC+8 without daylight saving since 1991, so a fixed offset is the whole zone. */
const BEIJING_OFFSET_MS = 8 * 60 * MINUTE_MS;

export type BeijingParts = { isoDate: string; minutesOfDay: number; weekday: number };

function midnightUtc(isoDate: string): number {
  const ms = Date.parse(`${isoDate}T00:00:00.000Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== isoDate) {
    throw new RangeError(`Not a calendar date: ${isoDate}`);
  }
  return ms;
}

/** The Beijing wall clock at an instant: date, whole minutes since midnight (0-1439), weekday (1 Monday - 7 Sunday). */
export function beijingParts(instant: Date): BeijingParts {
  const wall = new Date(instant.getTime() + BEIJING_OFFSET_MS);
  return {
    isoDate: wall.toISOString().slice(0, 10),
    minutesOfDay: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    weekday: wall.getUTCDay() || 7,
  };
}

/** The instant at which Beijing reads that date and minute; 1440 is the next midnight. RangeError for an unreal date. */
export function beijingInstant(isoDate: string, minutesOfDay: number): Date {
  return new Date(midnightUtc(isoDate) - BEIJING_OFFSET_MS + minutesOfDay * MINUTE_MS);
}

/** The calendar date n days later (earlier when negative). RangeError for an unreal date. */
export function addDays(isoDate: string, days: number): string {
  return new Date(midnightUtc(isoDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one date to another, negative when the second is earlier. RangeError for an unreal date. */
export function daysBetween(from: string, to: string): number {
  return (midnightUtc(to) - midnightUtc(from)) / DAY_MS;
}

/** Whole minutes from one instant to another, cut towards zero; negative when the second is earlier. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.trunc((to.getTime() - from.getTime()) / MINUTE_MS);
}

/** The instant a number of minutes later. */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MINUTE_MS);
}
