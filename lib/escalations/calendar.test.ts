import { getDayDetail, getHolidaysInRange, isWorkday } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/shared/time';
import { type CalendarDay, makeCalendar } from './calendar';

const dates2026 = Array.from({ length: 365 }, (_, day) => addDays('2026-01-01', day));

/** 2026 as the operator would enter it: only the days that differ from Monday to Friday. */
function exceptionsOf2026(): CalendarDay[] {
  const holidays = getHolidaysInRange('2026-01-01', '2026-12-31', false);
  const plain = makeCalendar([]);
  const makeUp = dates2026.filter((date) => !plain.isBusinessDay(date) && getDayDetail(date).work);
  return [
    ...holidays.map((date) => ({ date, kind: 'holiday' as const })),
    ...makeUp.map((date) => ({ date, kind: 'workday' as const })),
  ];
}

describe('business calendar', () => {
  it('without entries is Monday to Friday', () => {
    const calendar = makeCalendar([]);
    expect(calendar.isBusinessDay('2026-11-20')).toBe(true);
    expect(calendar.isBusinessDay('2026-11-21')).toBe(false);
    expect(calendar.isBusinessDay('2026-11-22')).toBe(false);
    expect(calendar.isBusinessDay('2026-11-23')).toBe(true);
  });

  it('knows the Spring Festival of 2026 and the Saturdays worked for it', () => {
    const calendar = makeCalendar(exceptionsOf2026());
    for (const date of ['2026-02-16', '2026-02-20', '2026-02-23', '2026-10-01', '2026-10-07']) {
      expect(calendar.isBusinessDay(date), date).toBe(false);
    }
    for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
      expect(calendar.isBusinessDay(date), date).toBe(true);
    }
  });

  it('agrees with the published calendar on every day of 2026', () => {
    const calendar = makeCalendar(exceptionsOf2026());
    const differing = dates2026.filter((date) => calendar.isBusinessDay(date) !== isWorkday(date));
    expect(differing).toEqual([]);
    expect(dates2026.filter((date) => calendar.isBusinessDay(date))).toHaveLength(248);
  });

  it('lets the later of two entries win', () => {
    const twice = makeCalendar([
      { date: '2026-11-21', kind: 'holiday' },
      { date: '2026-11-21', kind: 'workday' },
    ]);
    expect(twice.isBusinessDay('2026-11-21')).toBe(true);
  });

  it('throws nothing for what is no date', () => {
    const calendar = makeCalendar([{ date: 'soon', kind: 'holiday' }]);
    expect(calendar.isBusinessDay('soon')).toBe(false);
    expect(calendar.isBusinessDay('never')).toBe(false);
  });
});
