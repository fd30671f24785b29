import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingInstant, beijingParts } from '@/lib/shared/time';
import { makeCalendar } from '../calendar';
import * as rule from './severity';

const calendar = makeCalendar([
  { date: '2026-10-01', kind: 'holiday' },
  { date: '2026-10-02', kind: 'holiday' },
  { date: '2026-10-05', kind: 'holiday' },
  { date: '2026-10-06', kind: 'holiday' },
  { date: '2026-10-07', kind: 'holiday' },
  { date: '2026-10-10', kind: 'workday' },
]);

function beijing(text: string): Date {
  const [date = '', time = ''] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return beijingInstant(date, hours * 60 + minutes);
}

function due(
  severity: rule.Severity,
  kind: rule.SupportKind,
  filed: string,
  targets: readonly rule.SlaTarget[] = rule.DEFAULT_SLA_TARGETS,
): Date {
  return rule.responseDueAt({ severity, kind, filedAt: beijing(filed), targets, calendar });
}

describe('response target (P21)', () => {
  // 2026-11-20 is a Friday.
  it.each([
    ['A at any hour is due an hour later', 'A', 'technical', '2026-11-21 03:17', '2026-11-21 04:17'],
    ['A crosses midnight', 'A', 'technical', '2026-11-20 23:40', '2026-11-21 00:40'],
    ['A runs on a holiday', 'A', 'technical', '2026-10-01 02:00', '2026-10-01 03:00'],
    ['B on a Thursday', 'B', 'technical', '2026-11-19 14:05', '2026-11-20 14:05'],
    ['B on a Friday skips the weekend', 'B', 'technical', '2026-11-20 14:05', '2026-11-23 14:05'],
    ['B late in the evening is still staffed', 'B', 'technical', '2026-11-19 23:59', '2026-11-20 23:59'],
    ['B at midnight waits for the opening', 'B', 'technical', '2026-11-19 00:00', '2026-11-20 09:00'],
    ['B at opening counts at once', 'B', 'technical', '2026-11-19 09:00', '2026-11-20 09:00'],
    ['B on a staffed Sunday is due on Monday', 'B', 'technical', '2026-11-22 10:00', '2026-11-23 10:00'],
    ['B before the National Day week', 'B', 'technical', '2026-09-30 16:00', '2026-10-08 16:00'],
    ['B before a make-up Saturday', 'B', 'technical', '2026-10-09 16:00', '2026-10-10 16:00'],
    ['C is three business days on', 'C', 'technical', '2026-11-19 14:05', '2026-11-24 14:05'],
    ['C over make-up day and weekend', 'C', 'technical', '2026-10-08 11:00', '2026-10-12 11:00'],
    ['billing B inside hours', 'B', 'billing', '2026-11-19 17:59', '2026-11-20 17:59'],
    ['billing B at closing counts from Friday 9:00', 'B', 'billing', '2026-11-19 18:00', '2026-11-23 09:00'],
    ['billing B at the weekend counts from Monday', 'B', 'billing', '2026-11-21 12:00', '2026-11-24 09:00'],
    ['billing C before opening', 'C', 'billing', '2026-11-19 07:00', '2026-11-24 09:00'],
    ['billing B on a make-up Saturday', 'B', 'billing', '2026-10-10 10:00', '2026-10-12 10:00'],
  ] as const)('%s', (_name, severity, kind, filed, expected) => {
    expect(due(severity, kind, filed)).toEqual(beijing(expected));
  });

  it('keeps the seconds of the filing', () => {
    const filedAt = new Date(beijing('2026-11-19 14:05').getTime() + 12_345);
    const dueAt = rule.responseDueAt({
      severity: 'B',
      kind: 'technical',
      filedAt,
      targets: rule.DEFAULT_SLA_TARGETS,
      calendar,
    });
    expect(dueAt.getTime() - filedAt.getTime()).toBe(86_400_000);
  });

  it('lets minutes run only while staffed', () => {
    const office = { opensAt: 540, closesAt: 1080, everyDay: false };
    const row = { severity: 'B', kind: 'billing', minutes: 120, businessDays: null, ...office } as const;
    expect(due('B', 'billing', '2026-11-20 17:00', [row])).toEqual(beijing('2026-11-23 10:00'));
    expect(due('B', 'billing', '2026-11-20 16:00', [row])).toEqual(beijing('2026-11-20 18:00'));
  });

  it('promises nothing for billing at A, nor from an empty, inverted or never-open row', () => {
    const row = { severity: 'B', kind: 'billing', minutes: null, businessDays: 1, everyDay: false } as const;
    expect(() => due('A', 'billing', '2026-11-20 10:00')).toThrow(RangeError);
    expect(() =>
      due('B', 'billing', '2026-11-20 10:00', [{ ...row, businessDays: null, opensAt: 0, closesAt: 60 }]),
    ).toThrow(RangeError);
    expect(() => due('B', 'billing', '2026-11-20 10:00', [{ ...row, opensAt: 60, closesAt: 0 }])).toThrow(RangeError);
  });

  it('goes on by the weekdays where the calendar has no business day at all, for every promise', () => {
    const filed = { filedAt: beijing('2026-11-20 10:00'), calendar: { isBusinessDay: () => false } };
    const days = { severity: 'B', kind: 'billing', targets: rule.DEFAULT_SLA_TARGETS } as const;
    expect(rule.responseDueAt({ ...filed, ...days })).toEqual(beijing('2026-11-24 09:00'));
    const minutes = { minutes: 14_400, businessDays: null, opensAt: 540, closesAt: 1_080, everyDay: false };
    const targets = [{ severity: 'B', kind: 'billing', ...minutes }] as const;
    expect(rule.responseDueAt({ ...filed, ...days, targets }).getTime()).toBeGreaterThan(filed.filedAt.getTime());
  });

  it('is never before filing, ends on a business day in staffed hours, and C never before B', () => {
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2026-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom('technical' as const, 'billing' as const), (filedAt, kind) => {
        const base = { kind, filedAt, targets: rule.DEFAULT_SLA_TARGETS, calendar };
        const b = rule.responseDueAt({ ...base, severity: 'B' });
        const c = rule.responseDueAt({ ...base, severity: 'C' });
        expect(b.getTime()).toBeGreaterThan(filedAt.getTime());
        expect(c.getTime()).toBeGreaterThan(b.getTime());
        for (const parts of [beijingParts(b), beijingParts(c)]) {
          expect(calendar.isBusinessDay(parts.isoDate)).toBe(true);
          expect(parts.minutesOfDay).toBeGreaterThanOrEqual(540);
          expect(parts.minutesOfDay).toBeLessThan(kind === 'billing' ? 1080 : 1440);
        }
      }),
    );
  });
});
