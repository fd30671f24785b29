import { describe, expect, it } from 'vitest';
import { type CalendarChange, changeDays, type NamedDay } from './calendar-change';

const DAYS: NamedDay[] = [
  { date: '2027-01-01', kind: 'holiday', name: '元旦' },
  { date: '2027-10-01', kind: 'holiday', name: '国庆节' },
];
const change = (given: Partial<CalendarChange>) =>
  changeDays(DAYS, { year: 2027, from: '2027-02-06', kind: 'holiday', name: '春节', ...given });

describe('a change of the calendar', () => {
  it('makes several days in a row holidays, and says what differs', () => {
    const changed = change({ to: '2027-02-08' });
    expect(changed).toMatchObject({
      before: [],
      after: [{ date: '2027-02-06' }, { date: '2027-02-07' }, { date: '2027-02-08' }],
    });
    expect('days' in changed && changed.days.map((day) => day.date)).toEqual([
      '2027-01-01',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-10-01',
    ]);
  });

  it('gives a day back to its weekday, name or not', () => {
    expect(change({ from: '2027-10-01', kind: 'usual', name: '' })).toEqual({
      days: [DAYS[0]],
      before: [DAYS[1]],
      after: [],
    });
  });

  it('finds nothing that differs where the same stands already', () => {
    expect(change({ from: '2027-01-01', name: '元旦' })).toMatchObject({ before: [], after: [] });
  });

  it.each([
    [{ from: '2026-12-31' }, 'from', 'other_year'],
    [{ to: '2028-01-01' }, 'to', 'other_year'],
    [{ to: '2027-02-05' }, 'to', 'to_before_from'],
    [{ from: '2027-03-01', to: '2027-04-01' }, 'to', 'too_many_days'],
    [{ name: '' }, 'name', 'required'],
    [{ from: '2027-02-08', kind: 'workday' as const }, 'kind', 'workday_anyway'],
  ])('refuses %o beside the field', (given, field, why) => {
    expect(change(given)).toEqual({ field, why });
  });

  it('takes 31 days, and a Saturday as a make-up workday', () => {
    expect(change({ from: '2027-03-01', to: '2027-03-31' })).toHaveProperty('after.length', 31);
    expect(change({ from: '2027-02-06', kind: 'workday' })).toHaveProperty('after.length', 1);
  });
});
