import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../calendar';
import { DEFAULT_SLA_TARGETS, type SlaTarget } from './severity';
import { type TriedRequest, tryPromises } from './trial';

const at = (text: string) => new Date(`${text}+08:00`);
const NOW = at('2026-11-21T12:00');
const calendar = makeCalendar([]);

/** Filed on a Tuesday at ten; B promises the same time on Wednesday. */
const request = (number: string, given: Partial<TriedRequest>): TriedRequest => ({
  number,
  kind: 'technical',
  severity: 'B',
  state: 'in_progress',
  filedAt: at('2026-11-17T10:00'),
  responseDueAt: at('2026-11-18T10:00'),
  firstResponseAt: at('2026-11-17T12:00'),
  waitingSince: null,
  pausedMs: 0,
  ...given,
});
const inHours = (hours: number): SlaTarget[] =>
  DEFAULT_SLA_TARGETS.map((target) =>
    target.severity === 'B' && target.kind === 'technical'
      ? { ...target, minutes: hours * 60, businessDays: null }
      : target,
  );

describe('promises tried on requests of the past', () => {
  it('name what would have been breached, and what was and would not have been', () => {
    const requests = [
      request('1', {}),
      request('2', { firstResponseAt: at('2026-11-17T10:30') }),
      request('3', { severity: 'C', responseDueAt: at('2026-11-20T10:00'), firstResponseAt: at('2026-11-20T11:00') }),
      request('4', { firstResponseAt: null, responseDueAt: at('2026-11-18T10:00') }),
    ];
    const trial = tryPromises(requests, { targets: inHours(1), calendar }, NOW);
    expect(trial).toMatchObject({ tried: 4, breaches: 3, breachesBefore: 2 });
    expect(trial.listed.map(({ number, isBreach, wasBreach }) => [number, isBreach, wasBreach])).toEqual([
      ['1', true, false],
      ['3', true, true],
      ['4', true, true],
    ]);
    const patient = tryPromises(requests, { targets: inHours(14_400 / 60), calendar }, NOW);
    expect(patient.listed.map(({ number, isBreach }) => [number, isBreach])).toEqual([
      ['3', true],
      ['4', false],
    ]);
  });

  it('leave out the time for which the partner was waited for, as the clock does', () => {
    const waited = request('1', { pausedMs: 60 * 60_000, firstResponseAt: at('2026-11-17T11:30') });
    expect(tryPromises([waited], { targets: inHours(1), calendar }, NOW).breaches).toBe(0);
    expect(tryPromises([{ ...waited, pausedMs: 0 }], { targets: inHours(1), calendar }, NOW).breaches).toBe(1);
  });

  it('follow the calendar that is tried', () => {
    const closed = makeCalendar([{ date: '2026-11-18', kind: 'holiday' }]);
    const late = request('1', { firstResponseAt: at('2026-11-18T18:00') });
    expect(tryPromises([late], { targets: DEFAULT_SLA_TARGETS, calendar }, NOW).breaches).toBe(1);
    expect(tryPromises([late], { targets: DEFAULT_SLA_TARGETS, calendar: closed }, NOW)).toMatchObject({
      breaches: 0,
      breachesBefore: 1,
      listed: [{ dueAt: at('2026-11-19T10:00'), isBreach: false, wasBreach: true }],
    });
  });

  it('try nothing on nothing', () => {
    expect(tryPromises([], { targets: DEFAULT_SLA_TARGETS, calendar }, NOW)).toEqual({
      tried: 0,
      breaches: 0,
      breachesBefore: 0,
      listed: [],
    });
  });
});
