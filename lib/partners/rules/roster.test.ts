import { describe, expect, it } from 'vitest';
import {
  DAY_MINUTES,
  dayAndTime,
  gapsOf,
  isWholeWeek,
  minutesFromTo,
  onDutyAt,
  type Shift,
  WEEK_MINUTES,
  weekMinute,
} from './roster';

const shift = (weekday: number, from: string, to: string): Shift => {
  const startsMinute = Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
  return { weekday, startsMinute, minutes: minutesFromTo(from, to) };
};
const everyDay = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => shift(weekday, from, to));

describe('the duty roster', () => {
  it('without a shift the whole week is a gap', () => {
    expect(gapsOf([])).toEqual([{ from: 0, to: WEEK_MINUTES }]);
  });

  it('tells a week without anybody from one with gaps', () => {
    expect(isWholeWeek(gapsOf([]))).toBe(true);
    expect(isWholeWeek(gapsOf([shift(1, '00:00', '00:01')]))).toBe(false);
    expect(isWholeWeek(gapsOf(everyDay('06:30', '06:30')))).toBe(false);
  });

  it('two shifts of twelve hours every day leave no gap, also across midnight and the end of the week', () => {
    expect(gapsOf([...everyDay('08:00', '20:00'), ...everyDay('20:00', '08:00')])).toEqual([]);
    expect(gapsOf(everyDay('06:30', '06:30'))).toEqual([]);
  });

  it('the minute that nobody has is found', () => {
    expect(gapsOf([...everyDay('08:00', '20:00'), ...everyDay('20:01', '08:00')])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((day) => ({ from: day * DAY_MINUTES + 1_200, to: day * DAY_MINUTES + 1_201 })),
    );
  });

  it('shifts that lie in one another count once', () => {
    expect(gapsOf([shift(1, '00:00', '12:00'), shift(1, '02:00', '03:00'), shift(1, '11:00', '13:00')])[0]).toEqual({
      from: 780,
      to: WEEK_MINUTES,
    });
  });

  it('agrees with asking every minute of the week who is on duty, for a thousand rosters', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 1_000; round += 1) {
      const shifts = Array.from({ length: next(9) }, () => ({
        weekday: next(7) + 1,
        startsMinute: next(DAY_MINUTES),
        minutes: next(DAY_MINUTES) + 1,
      }));
      const gaps = gapsOf(shifts);
      for (let probe = 0; probe < 40; probe += 1) {
        const minute = next(WEEK_MINUTES);
        const isGap = gaps.some((gap) => gap.from <= minute && minute < gap.to);
        expect(isGap).toBe(onDutyAt(shifts, minute).length === 0);
      }
    }
  });

  it('says who is on duty at an instant by the clock of the roster, not of the reader', () => {
    const night = [shift(7, '22:00', '06:00')];
    const at = (iso: string, zone: string) => onDutyAt(night, weekMinute(new Date(iso), zone)).length;
    expect(at('2026-11-22T14:00:00Z', 'Asia/Shanghai')).toBe(1);
    expect(at('2026-11-22T13:59:00Z', 'Asia/Shanghai')).toBe(0);
    expect(at('2026-11-22T21:59:00Z', 'Asia/Shanghai')).toBe(1);
    expect(at('2026-11-22T22:00:00Z', 'Asia/Shanghai')).toBe(0);
    expect(at('2026-11-22T14:00:00Z', 'Europe/Berlin')).toBe(0);
  });

  it('names a minute of the week by its day and time', () => {
    expect(dayAndTime(0)).toEqual({ weekday: 1, time: '00:00' });
    expect(dayAndTime(WEEK_MINUTES - 1)).toEqual({ weekday: 7, time: '23:59' });
    expect(dayAndTime(WEEK_MINUTES)).toEqual({ weekday: 1, time: '00:00' });
    expect(() => minutesFromTo('24:00', '01:00')).toThrow(RangeError);
  });
});
