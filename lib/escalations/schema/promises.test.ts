import { describe, expect, it } from 'vitest';
import { fieldErrors } from '@/lib/command/field-errors';
import { targets } from '@/test/isolation-operator';
import { calendarForm, clockText, minutesOfDay, targetsForm } from './promises';

const faults = (typed: object) => {
  const parsed = targetsForm.safeParse({ ...targets(), ...typed });
  return parsed.success ? {} : fieldErrors(parsed.error);
};

describe('the table of targets as it is typed', () => {
  it('is read whole, full-width digits included', () => {
    const parsed = targetsForm.parse({ ...targets(), b_technical_amount: '２', intent: 'save' });
    expect(parsed.version).toBe(1);
    expect(parsed.targets).toHaveLength(5);
    expect(parsed.targets[0]).toEqual({
      severity: 'A',
      kind: 'technical',
      minutes: 60,
      businessDays: null,
      opensAt: 0,
      closesAt: 1_440,
      everyDay: true,
    });
    expect(parsed.targets[1]).toMatchObject({ businessDays: 2, opensAt: 540, closesAt: 1_440 });
  });

  it.each([
    [{ a_technical_amount: '0' }, { a_technical_amount: 'target_minutes' }],
    [{ a_technical_amount: '14401' }, { a_technical_amount: 'target_minutes' }],
    [{ b_billing_amount: '61' }, { b_billing_amount: 'target_business_days' }],
    [{ b_billing_amount: '1.5' }, { b_billing_amount: 'target_business_days' }],
    [{ c_billing_unit: 'weeks' }, { c_billing_unit: 'choose' }],
    [{ c_billing_days: '' }, { c_billing_days: 'choose' }],
    [{ c_technical_opens: '9 am' }, { c_technical_opens: 'clock_time' }],
    [{ c_technical_opens: '24:00' }, { c_technical_opens: 'clock_time', c_technical_closes: 'closes_before_opening' }],
    [{ c_technical_closes: '25:00' }, { c_technical_closes: 'clock_time' }],
    [{ c_technical_opens: '18:00', c_technical_closes: '09:00' }, { c_technical_closes: 'closes_before_opening' }],
  ])('%o is refused beside its field', (typed, expected) => {
    expect(faults(typed)).toEqual(expected);
  });

  it('misses no row', () => {
    const { b_billing_amount: _, ...rest } = targets() as Record<string, string>;
    expect(targetsForm.safeParse(rest).success).toBe(false);
  });

  it('writes and reads times of day', () => {
    for (const minutes of [0, 540, 1_439, 1_440]) expect(minutesOfDay(clockText(minutes))).toBe(minutes);
    for (const text of ['', '9', '24:01', '23:60']) expect(minutesOfDay(text)).toBeNull();
  });
});

describe('days as they are typed', () => {
  const days = (from: string) =>
    calendarForm.safeParse({ version: '1', year: '2027', from, to: '', kind: 'holiday', name: '春节' });
  it('exist', () => {
    expect(days('2027-02-06').success).toBe(true);
    for (const from of ['', 'soon', '2027-02-30', '2027-13-01', '1999-01-01'])
      expect([from, days(from).success]).toEqual([from, false]);
  });

  it('the first is needed, and says so instead of that it could be left empty', () => {
    const said = (from: string) => days(from).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(said('')).toEqual([['from', 'required']]);
    expect(said('2027-02-30')).toEqual([['from', 'date_real']]);
  });
});
