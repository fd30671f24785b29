import { describe, expect, it } from 'vitest';
import { type DayState, dayGrid, healthDays, statusesAfterPost, timesFault, worstOf } from './rules';
import type { Classification, HealthStatus } from './schema';

const issue = (
  id: string,
  startsAt: string,
  endsAt: string | null,
  classification: Classification = 'incident',
  status: HealthStatus = 'serviceDegradation',
) => ({ id, classification, status, startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) });

const marked = (
  issues: ReturnType<typeof issue>[],
  now: string,
  timeZone: string,
  days = 90,
): Record<string, DayState> =>
  Object.fromEntries(
    healthDays(issues, dayGrid({ now: new Date(now), timeZone, days }))
      .filter((day) => day.state !== 'operational')
      .map((day) => [day.date, day.state]),
  );

describe('the 90-day bar', () => {
  const NOW = '2026-11-21T04:00:00Z';

  it('has 90 days in the zone of the viewer, today last', () => {
    const days = healthDays([], dayGrid({ now: new Date('2026-11-21T18:00:00Z'), timeZone: 'Asia/Shanghai' }));
    expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([90, '2026-08-25', '2026-11-22']);
    const west = healthDays([], dayGrid({ now: new Date('2026-11-21T04:00:00Z'), timeZone: 'America/Los_Angeles' }));
    expect(west.at(-1)?.date).toBe('2026-11-20');
  });

  it('marks a day that an issue touched for a part only', () => {
    const short = issue('EX1', '2026-11-10T15:59:00Z', '2026-11-10T16:01:00Z');
    expect(marked([short], NOW, 'Asia/Shanghai')).toEqual({ '2026-11-10': 'incident', '2026-11-11': 'incident' });
    expect(marked([short], NOW, 'Europe/Berlin')).toEqual({ '2026-11-10': 'incident' });
  });

  it('does not let an end at midnight touch the next day, but counts a moment at midnight', () => {
    expect(marked([issue('EX1', '2026-11-09T20:00:00Z', '2026-11-10T16:00:00Z')], NOW, 'Asia/Shanghai')).toEqual({
      '2026-11-10': 'incident',
    });
    expect(marked([issue('EX1', '2026-11-10T16:00:00Z', '2026-11-10T16:00:00Z')], NOW, 'Asia/Shanghai')).toEqual({
      '2026-11-11': 'incident',
    });
  });

  it('runs an open issue until today', () => {
    expect(marked([issue('EX1', '2026-11-18T20:00:00Z', null, 'advisory')], NOW, 'Asia/Shanghai')).toEqual({
      '2026-11-19': 'advisory',
      '2026-11-20': 'advisory',
      '2026-11-21': 'advisory',
    });
    expect(marked([issue('EX1', NOW, null)], NOW, 'Asia/Shanghai')).toEqual({ '2026-11-21': 'incident' });
  });

  it('lets an incident weigh more than an advisory of the same day, and names both', () => {
    const both = [
      issue('EX1', '2026-11-20T02:00:00Z', '2026-11-20T03:00:00Z', 'advisory'),
      issue('EX2', '2026-11-20T05:00:00Z', '2026-11-20T06:00:00Z'),
    ];
    const day = healthDays(both, dayGrid({ now: new Date(NOW), timeZone: 'Asia/Shanghai' })).find(
      (one) => one.issueIds.length,
    );
    expect(day).toEqual({ date: '2026-11-20', state: 'incident', issueIds: ['EX1', 'EX2'] });
  });

  it('is not coloured by a false positive, nor by what ended before it or begins later', () => {
    const none = [
      issue('AP1', '2026-11-10T00:00:00Z', '2026-11-11T00:00:00Z', 'advisory', 'falsePositive'),
      issue('EX1', '2026-01-10T00:00:00Z', '2026-01-11T00:00:00Z'),
      issue('EX2', '2026-11-21T05:00:00Z', null),
    ];
    expect(marked(none, NOW, 'Asia/Shanghai')).toEqual({});
    expect(marked([issue('EX1', '2026-01-10T00:00:00Z', null)], NOW, 'Asia/Shanghai', 3)).toEqual({
      '2026-11-19': 'incident',
      '2026-11-20': 'incident',
      '2026-11-21': 'incident',
    });
  });

  it('keeps to days of 23 and of 25 hours, and to zones that skip midnight', () => {
    const march = '2026-03-30T12:00:00Z';
    expect(marked([issue('EX1', '2026-03-29T21:30:00Z', '2026-03-29T21:59:00Z')], march, 'Europe/Berlin')).toEqual({
      '2026-03-29': 'incident',
    });
    expect(marked([issue('EX1', '2026-03-29T22:00:00Z', '2026-03-29T22:30:00Z')], march, 'Europe/Berlin')).toEqual({
      '2026-03-30': 'incident',
    });
    const october = '2026-10-26T12:00:00Z';
    expect(marked([issue('EX1', '2026-10-25T22:30:00Z', '2026-10-25T22:59:00Z')], october, 'Europe/Berlin')).toEqual({
      '2026-10-25': 'incident',
    });
    // Santiago has no midnight on 2026-09-06: the day begins at 01:00, which is 04:00 UTC.
    const september = '2026-09-08T12:00:00Z';
    expect(
      marked([issue('EX1', '2026-09-06T03:30:00Z', '2026-09-06T03:59:00Z')], september, 'America/Santiago'),
    ).toEqual({ '2026-09-05': 'incident' });
    expect(
      marked([issue('EX1', '2026-09-06T04:00:00Z', '2026-09-06T04:10:00Z')], september, 'America/Santiago'),
    ).toEqual({ '2026-09-06': 'incident' });
  });
});

describe("a service's status", () => {
  it('is that of its worst open issue: an incident before an advisory, an interruption before a degradation', () => {
    const at = '2026-11-20T00:00:00Z';
    const advisory = issue('A', at, null, 'advisory', 'serviceInterruption');
    const looking = issue('B', at, null, 'incident', 'investigating');
    const degraded = issue('C', at, null, 'incident', 'serviceDegradation');
    const down = issue('D', at, null, 'incident', 'serviceInterruption');
    expect(worstOf([advisory, looking, degraded, down])?.id).toBe('D');
    expect(worstOf([advisory, looking])?.id).toBe('B');
    expect(worstOf([degraded, looking])?.id).toBe('C');
    expect(worstOf([])).toBeNull();
  });
});

describe('what may be written', () => {
  it('a resolved issue is not opened again by a post; its report may follow', () => {
    expect(statusesAfterPost({ isResolved: true, status: 'serviceRestored' })).toEqual([
      'serviceRestored',
      'postIncidentReviewPublished',
    ]);
    expect(statusesAfterPost({ isResolved: false, status: 'investigating' })).not.toContain('serviceRestored');
  });

  it('an issue neither begins nor ends in the future, nor ends before it began', () => {
    const [early, now, late] = ['2026-11-20', '2026-11-21', '2026-11-22'].map(
      (day) => new Date(`${day}T00:00:00Z`),
    ) as [Date, Date, Date];
    expect(timesFault(early, null, now)).toBeNull();
    expect(timesFault(early, early, now)).toBeNull();
    expect(timesFault(late, null, now)).toBe('in_the_future');
    expect(timesFault(now, early, now)).toBe('ends_first');
    expect(timesFault(early, late, now)).toBe('ends_later');
  });
});
