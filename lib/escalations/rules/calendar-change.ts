import { addDays, daysBetween } from '@/lib/shared/time';
import { type CalendarDay, makeCalendar } from '../calendar';

export const MOST_DAYS = 31;
/** Days in a row without a business day; more is a slip, and nothing filed on the first of them would be answered in time. */
const MOST_CLOSED_DAYS = 60;
export type NamedDay = CalendarDay & { name: string };
export type CalendarChange = {
  year: number;
  from: string;
  to?: string | undefined;
  kind: 'holiday' | 'workday' | 'usual';
  name: string;
};
export type ChangedCalendar = { days: NamedDay[]; before: NamedDay[]; after: NamedDay[] };
export type CalendarFault = {
  field: 'from' | 'to' | 'kind' | 'name';
  why: 'other_year' | 'to_before_from' | 'too_many_days' | 'workday_anyway' | 'required' | 'closed_too_long';
};

const PLAIN = makeCalendar([]);

function faultOf({ year, from, to = from, kind, name }: CalendarChange): CalendarFault | null {
  if (!from.startsWith(`${year}-`)) return { field: 'from', why: 'other_year' };
  if (!to.startsWith(`${year}-`)) return { field: 'to', why: 'other_year' };
  const count = daysBetween(from, to) + 1;
  if (count < 1) return { field: 'to', why: 'to_before_from' };
  if (count > MOST_DAYS) return { field: 'to', why: 'too_many_days' };
  if (kind !== 'usual' && !name) return { field: 'name', why: 'required' };
  const dates = Array.from({ length: count }, (_, day) => addDays(from, day));
  if (kind === 'workday' && dates.some(PLAIN.isBusinessDay)) return { field: 'kind', why: 'workday_anyway' };
  return null;
}

/** Whether a change takes business days away where so many in a row are none then. What was closed before stays as it is. */
function closesTooLong(before: readonly NamedDay[], after: readonly NamedDay[], dates: readonly string[]): boolean {
  const [stood, stands] = [makeCalendar(before), makeCalendar(after)];
  return dates
    .filter((date) => stood.isBusinessDay(date) && !stands.isBusinessDay(date))
    .some((date) => {
      const run = (step: 1 | -1) => {
        let count = 0;
        while (count <= MOST_CLOSED_DAYS && !stands.isBusinessDay(addDays(date, step * (count + 1)))) count += 1;
        return count;
      };
      return run(-1) + 1 + run(1) > MOST_CLOSED_DAYS;
    });
}

/**
 * What a calendar becomes when days from one date to another get this kind: all its days anew, and of those that differ what they were and
 * what they are. A make-up workday falls on a Saturday or Sunday; at most 31 days, of one year, and at most 60 in a row without a business day.
 */
export function changeDays(days: readonly NamedDay[], change: CalendarChange): ChangedCalendar | CalendarFault {
  const fault = faultOf(change);
  if (fault) return fault;
  const { from, to = from, kind, name } = change;
  const isInside = ({ date }: NamedDay) => date >= from && date <= to;
  const dates = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day));
  const after = kind === 'usual' ? [] : dates.map((date) => ({ date, kind, name }));
  const same = (a: NamedDay, b: NamedDay) => a.date === b.date && a.kind === b.kind && a.name === b.name;
  const before = days.filter(isInside);
  const changed = [...days.filter((day) => !isInside(day)), ...after].sort((a, b) => (a.date < b.date ? -1 : 1));
  if (closesTooLong(days, changed, dates)) return { field: change.to ? 'to' : 'from', why: 'closed_too_long' };
  return {
    days: changed,
    before: before.filter((day) => !after.some((one) => same(day, one))),
    after: after.filter((day) => !before.some((one) => same(day, one))),
  };
}
