import { addDays, beijingInstant, beijingParts, DAY_MS, daysBetween } from '@/lib/shared/time';
import { type BusinessCalendar, makeCalendar } from '../calendar';

/** Minutes of the Beijing day; everyDay false means staffed on business days only. */
export type StaffedHours = { opensAt: number; closesAt: number; everyDay: boolean };
/** Either minutes or businessDays is set. */
export type StaffedTarget = StaffedHours & { minutes: number | null; businessDays: number | null };

/** Longer than any closure a calendar may hold: reaching it means that the calendar is wrong, and its weekdays count instead. */
const SEARCH_LIMIT_DAYS = 400;
const WEEKDAYS = makeCalendar([]);

function nextDay(isoDate: string, accepts: (isoDate: string) => boolean): string {
  for (let day = 1; day <= SEARCH_LIMIT_DAYS; day += 1) {
    const candidate = addDays(isoDate, day);
    if (accepts(candidate)) return candidate;
  }
  // A promise by the weekdays is better than nobody being able to file.
  let candidate = addDays(isoDate, 1);
  while (!WEEKDAYS.isBusinessDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The instant itself inside staffed hours, else the next opening. The closing minute is already outside. */
export function nextStaffed(instant: Date, hours: StaffedHours, calendar: BusinessCalendar): Date {
  const isStaffedDay = (isoDate: string) => hours.everyDay || calendar.isBusinessDay(isoDate);
  const { isoDate, minutesOfDay } = beijingParts(instant);
  if (isStaffedDay(isoDate)) {
    if (minutesOfDay < hours.opensAt) return beijingInstant(isoDate, hours.opensAt);
    if (minutesOfDay < hours.closesAt) return instant;
  }
  return beijingInstant(nextDay(isoDate, isStaffedDay), hours.opensAt);
}

function addStaffedMinutes(start: Date, minutes: number, hours: StaffedHours, calendar: BusinessCalendar): Date {
  let at = start;
  let leftMs = minutes * 60_000;
  for (;;) {
    const closing = beijingInstant(beijingParts(at).isoDate, hours.closesAt);
    const openMs = closing.getTime() - at.getTime();
    if (leftMs <= openMs) return new Date(at.getTime() + leftMs);
    leftMs -= openMs;
    at = nextStaffed(closing, hours, calendar);
  }
}

function addBusinessDays(start: Date, businessDays: number, calendar: BusinessCalendar): Date {
  const { isoDate } = beijingParts(start);
  let end = isoDate;
  for (let counted = 0; counted < businessDays; counted += 1) {
    end = nextDay(end, calendar.isBusinessDay);
  }
  return new Date(start.getTime() + daysBetween(isoDate, end) * DAY_MS);
}

/**
 * When a target that starts to count at an instant (or at the next opening after it) ends. Minutes run while staffed;
 * n business days end at the same Beijing time n business days on, counted from the next day, also when the start is
 * a staffed weekend. A calendar without business days counts by its weekdays. RangeError for a row that promises nothing.
 */
export function dueAfter(filedAt: Date, target: StaffedTarget, calendar: BusinessCalendar): Date {
  if (target.closesAt <= target.opensAt) throw new RangeError('A response target closes before it opens');
  const start = nextStaffed(filedAt, target, calendar);
  if (target.minutes !== null) return addStaffedMinutes(start, target.minutes, target, calendar);
  if (target.businessDays !== null) return addBusinessDays(start, target.businessDays, calendar);
  throw new RangeError('A response target without a length');
}
