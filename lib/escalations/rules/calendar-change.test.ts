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

  it('refuses, beside the last day, what would leave more than 60 days without a business day', () => {
    const marked = (days: readonly NamedDay[], from: string, to?: string) =>
      changeDays(days, { year: 2027, from, ...(to ? { to } : {}), kind: 'holiday', name: 'Closed' });
    const first = marked([], '2027-03-01', '2027-03-31');
    const days = 'days' in first ? first.days : [];
    const second = marked(days, '2027-04-01', '2027-04-27');
    expect(second).toHaveProperty('days');
    expect(marked(days, '2027-04-01', '2027-04-28')).toEqual({ field: 'to', why: 'closed_too_long' });
    const closed = 'days' in second ? second.days : [];
    expect(marked(closed, '2027-04-28')).toEqual({ field: 'from', why: 'closed_too_long' });
    expect(marked(closed, '2027-06-01', '2027-06-30')).toHaveProperty('days');
  });

  it('a calendar that was closed too long is opened again bit by bit, and changed elsewhere', () => {
    const all = Array.from({ length: 365 }, (_, day) =>
      new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const days = all.map((date) => ({ date, kind: 'holiday' as const, name: 'Closed' }));
    const opened = changeDays(days, { year: 2027, from: '2027-03-01', to: '2027-03-02', kind: 'usual', name: '' });
    expect(opened).toHaveProperty('days');
    expect(changeDays(days, { year: 2028, from: '2028-03-01', kind: 'holiday', name: 'Spring' })).toHaveProperty(
      'days',
    );
  });

  it('takes 31 days, and a Saturday as a make-up workday', () => {
    expect(change({ from: '2027-03-01', to: '2027-03-31' })).toHaveProperty('after.length', 31);
    expect(change({ from: '2027-02-06', kind: 'workday' })).toHaveProperty('after.length', 1);
  });
});
