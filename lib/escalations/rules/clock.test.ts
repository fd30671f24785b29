import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPause, type ClockFacts, pausedDue, responseClock } from './clock';

const FILED = Date.parse('2026-11-20T01:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(FILED + hours * HOUR);

function facts(change: Partial<ClockFacts>): ClockFacts {
  return {
    filedAt: at(0),
    responseDueAt: at(8),
    firstResponseAt: null,
    waitingSince: null,
    pausedMs: 0,
    state: 'in_triage',
    ...change,
  };
}

describe('response clock', () => {
  it('runs, is due soon below a quarter, and breaches after the due instant', () => {
    expect(responseClock(facts({}), at(1))).toEqual({
      state: 'running',
      dueAt: at(8),
      remainingMs: 7 * HOUR,
    });
    expect(responseClock(facts({}), at(6)).state).toBe('running');
    expect(responseClock(facts({}), new Date(at(6).getTime() + 1)).state).toBe('due_soon');
    expect(responseClock(facts({}), at(8))).toEqual({ state: 'due_soon', dueAt: at(8), remainingMs: 0 });
    expect(responseClock(facts({}), at(9))).toEqual({ state: 'breached', dueAt: at(8), remainingMs: -HOUR });
  });

  it('is met at the very instant due and missed after it, whatever happens later', () => {
    const met = facts({ firstResponseAt: at(8) });
    expect(responseClock(met, at(100))).toEqual({ state: 'met', dueAt: at(8), remainingMs: null });
    const missed = facts({ firstResponseAt: new Date(at(8).getTime() + 1), state: 'closed' });
    expect(responseClock(missed, at(100)).state).toBe('missed');
  });

  it('stands still while the partner is waited for', () => {
    const waiting = facts({ state: 'waiting_for_partner', waitingSince: at(2) });
    for (const now of [2, 5, 50]) {
      expect(responseClock(waiting, at(now))).toEqual({
        state: 'paused',
        dueAt: at(8 + now - 2),
        remainingMs: 6 * HOUR,
      });
    }
  });

  it('moves the due instant by what was waited', () => {
    const resumed = facts({ pausedMs: 3 * HOUR, state: 'in_progress' });
    expect(responseClock(resumed, at(9)).state).toBe('running');
    expect(responseClock(resumed, at(10))).toEqual({ state: 'due_soon', dueAt: at(11), remainingMs: HOUR });
    expect(pausedDue(resumed, at(9))).toEqual(at(11));
    const again = { ...resumed, state: 'waiting_for_partner' as const, waitingSince: at(9) };
    expect(pausedDue(again, at(10))).toEqual(at(12));
  });

  it('heals no breach by waiting', () => {
    const late = facts({ state: 'waiting_for_partner', waitingSince: at(9) });
    expect(responseClock(late, at(20))).toMatchObject({ state: 'breached', remainingMs: -HOUR });
    const resumed = facts({ pausedMs: addPause(late, at(20)) });
    expect(responseClock(resumed, at(20))).toMatchObject({ state: 'breached', remainingMs: -HOUR });
  });

  it('pauses nothing after the first response', () => {
    const answered = facts({ firstResponseAt: at(9), state: 'waiting_for_partner', waitingSince: at(10) });
    expect(addPause(answered, at(30))).toBe(0);
    expect(responseClock(answered, at(30))).toMatchObject({ state: 'missed', dueAt: at(8) });
    const answeredWhileWaiting = facts({
      firstResponseAt: at(9),
      state: 'waiting_for_partner',
      waitingSince: at(7),
      pausedMs: HOUR,
    });
    expect(addPause(answeredWhileWaiting, at(30))).toBe(3 * HOUR);
    expect(responseClock(answeredWhileWaiting, at(30))).toMatchObject({ state: 'met', dueAt: at(11) });
  });

  it('stops when the request ends without a response', () => {
    for (const state of ['resolved', 'closed', 'withdrawn'] as const) {
      expect(responseClock(facts({ state }), at(50))).toMatchObject({ state: 'stopped', remainingMs: null });
    }
  });

  it('reads the same before and after a pause is booked, and a pause never shortens the target', () => {
    const hour = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(hour, hour, hour, fc.option(hour), (since, length, later, answered) => {
        const ended = at(since + length);
        const firstResponseAt = answered === null || at(answered) > ended ? null : at(answered);
        const waiting = facts({ state: 'waiting_for_partner', waitingSince: at(since), firstResponseAt });
        const pausedMs = addPause(waiting, ended);
        const resumed = facts({ firstResponseAt, pausedMs });
        expect(pausedMs).toBeGreaterThanOrEqual(0);
        expect(pausedMs).toBeLessThanOrEqual(length * HOUR);
        const before = responseClock(waiting, ended);
        const after = responseClock(resumed, ended);
        expect(after.dueAt).toEqual(before.dueAt);
        expect(after.remainingMs).toBe(before.remainingMs);
        const now = at(since + length + later);
        expect(responseClock(resumed, now).dueAt).toEqual(after.dueAt);
      }),
    );
  });
});
