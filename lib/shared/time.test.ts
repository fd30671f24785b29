import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMinutes, beijingInstant, beijingParts, daysBetween, minutesBetween } from './time';

describe('Beijing wall clock', () => {
  it('is eight hours ahead of UTC, winter and summer', () => {
    expect(beijingParts(new Date('2026-01-15T00:30:59Z'))).toEqual({
      isoDate: '2026-01-15',
      minutesOfDay: 8 * 60 + 30,
      weekday: 4,
    });
    expect(beijingParts(new Date('2026-07-15T00:30:00Z')).minutesOfDay).toBe(8 * 60 + 30);
  });

  it('turns the date at 16:00 UTC', () => {
    expect(beijingParts(new Date('2026-12-31T15:59:59Z')).isoDate).toBe('2026-12-31');
    expect(beijingParts(new Date('2026-12-31T16:00:00Z'))).toEqual({
      isoDate: '2027-01-01',
      minutesOfDay: 0,
      weekday: 5,
    });
  });

  it('names Sunday 7', () => {
    expect(beijingParts(new Date('2026-11-22T04:00:00Z')).weekday).toBe(7);
  });

  it('gives the same instant back for every minute', () => {
    const instants = fc.date({
      min: new Date('1992-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const parts = beijingParts(instant);
        const back = beijingInstant(parts.isoDate, parts.minutesOfDay);
        expect(instant.getTime() - back.getTime()).toBeGreaterThanOrEqual(0);
        expect(instant.getTime() - back.getTime()).toBeLessThan(60_000);
      }),
    );
  });

  it('reads minute 1440 as the next midnight', () => {
    expect(beijingInstant('2026-11-20', 1440)).toEqual(beijingInstant('2026-11-21', 0));
    expect(beijingInstant('2026-11-20', 540).toISOString()).toBe('2026-11-20T01:00:00.000Z');
  });

  it('refuses a date that does not exist', () => {
    expect(() => beijingInstant('2026-02-30', 0)).toThrow(RangeError);
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
  });
});

describe('days and minutes', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  });

  it('counts whole minutes in both directions', () => {
    const from = new Date('2026-11-20T01:00:00Z');
    expect(minutesBetween(from, new Date('2026-11-20T02:00:59Z'))).toBe(60);
    expect(minutesBetween(new Date('2026-11-20T02:00:59Z'), from)).toBe(-60);
    expect(addMinutes(from, 90).toISOString()).toBe('2026-11-20T02:30:00.000Z');
  });
});
