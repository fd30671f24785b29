export type CalendarDay = { date: string; kind: 'holiday' | 'workday' };
export type BusinessCalendar = { isBusinessDay(isoDate: string): boolean };

/**
 * P21: a business day is Monday to Friday, less holidays, plus make-up workdays; dates are Beijing dates (YYYY-MM-DD).
 * Of two entries for one date the later wins; what is no date is no business day. Never throws.
 */
export function makeCalendar(days: readonly CalendarDay[]): BusinessCalendar {
  const exceptions = new Map(days.map((day) => [day.date, day.kind]));
  return {
    isBusinessDay(isoDate) {
      const exception = exceptions.get(isoDate);
      if (exception) return exception === 'workday';
      const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay();
      return weekday >= 1 && weekday <= 5;
    },
  };
}
