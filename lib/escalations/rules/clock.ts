import type { EscalationState } from './transitions';

export type ClockState = 'met' | 'missed' | 'running' | 'due_soon' | 'breached' | 'paused' | 'stopped';

/** What the response clock is read from. responseDueAt is the target without any pause (P21). */
export type ClockFacts = {
  filedAt: Date;
  responseDueAt: Date;
  firstResponseAt: Date | null;
  /** Since when the partner is waited for; null otherwise. */
  waitingSince: Date | null;
  /** Earlier pauses that were over before the first response, as addPause sums them. */
  pausedMs: number;
  state: EscalationState;
};

/** remainingMs is negative once breached, frozen while paused, and null when nothing runs any more. */
export type ResponseClock = { state: ClockState; dueAt: Date; remainingMs: number | null };

const DUE_SOON_SHARE = 1 / 4;

function waitedMs({ waitingSince, state }: Pick<ClockFacts, 'waitingSince' | 'state'>, until: Date): number {
  if (state !== 'waiting_for_partner' || !waitingSince) return 0;
  return Math.max(0, until.getTime() - waitingSince.getTime());
}

/** The target moved by all time spent waiting for the partner up to an instant, the pause that runs then included. */
export function pausedDue(facts: Omit<ClockFacts, 'filedAt' | 'firstResponseAt'>, at: Date): Date {
  return new Date(facts.responseDueAt.getTime() + facts.pausedMs + waitedMs(facts, at));
}

/**
 * The pausedMs to store when waiting for the partner ends: time after the first response moves nothing, since an
 * answer that came late must not turn into one in time. Takes the facts as they were while waiting.
 */
export function addPause(
  facts: Pick<ClockFacts, 'waitingSince' | 'pausedMs' | 'firstResponseAt' | 'state'>,
  endedAt: Date,
): number {
  const { firstResponseAt } = facts;
  const until = firstResponseAt && firstResponseAt < endedAt ? firstResponseAt : endedAt;
  return facts.pausedMs + waitedMs(facts, until);
}

/**
 * P21: where the first response stands. An answer at the very instant due is in time. Due soon means that less than
 * a quarter of the whole target, from filing to the unmoved due instant, is left. Waiting for the partner pauses the
 * clock, but heals no breach that came before it. Resolved or ended without a response, the clock stands still.
 */
export function responseClock(facts: ClockFacts, now: Date): ResponseClock {
  const { firstResponseAt, state } = facts;
  if (firstResponseAt) {
    const dueAt = pausedDue(facts, firstResponseAt);
    return { state: firstResponseAt <= dueAt ? 'met' : 'missed', dueAt, remainingMs: null };
  }
  const dueAt = pausedDue(facts, now);
  if (state === 'resolved' || state === 'closed' || state === 'withdrawn') {
    return { state: 'stopped', dueAt, remainingMs: null };
  }
  const remainingMs = dueAt.getTime() - now.getTime();
  if (remainingMs < 0) return { state: 'breached', dueAt, remainingMs };
  if (state === 'waiting_for_partner' && facts.waitingSince) return { state: 'paused', dueAt, remainingMs };
  const wholeMs = facts.responseDueAt.getTime() - facts.filedAt.getTime();
  return { state: remainingMs < wholeMs * DUE_SOON_SHARE ? 'due_soon' : 'running', dueAt, remainingMs };
}
