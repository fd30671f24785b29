import type { EventAudience } from '@/lib/command/event';
import type { Answered, SendError } from '@/lib/platform/http';
import { EVERY_EVENT } from './schema';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** Seconds before the second attempt, the third and so on: about four hours in all, so that a short outage mends itself. */
const WAITS_S = [5, 10, 30, MINUTE_S, 2 * MINUTE_S, 5 * MINUTE_S, 15 * MINUTE_S, 30 * MINUTE_S, HOUR_S, HOUR_S, HOUR_S];
export const MOST_ATTEMPTS = WAITS_S.length + 1;
/** For what another attempt will hardly change. */
export const FEW_ATTEMPTS = 5;
const LONGEST_WAIT_MS = HOUR_S * 1_000;
const LONGEST_RETRY_AFTER_MS = 24 * HOUR_S * 1_000;
const JITTER = 0.2;

/** Whether a target with this filter wants an event of this name and audience. What is between partner and customer never leaves. */
export function wants(filter: readonly string[], event: { name: string; audience: EventAudience }): boolean {
  if (!event.audience.startsWith('operator')) return false;
  return filter.includes(event.name) || (filter.includes(EVERY_EVENT) && !event.name.startsWith('delivery'));
}

/** Milliseconds to wait after failed attempt number `attempt` (from 1): growing, a fifth more or less, at most an hour. */
export function retryWaitMs(attempt: number, random: () => number): number {
  const seconds = WAITS_S[Math.min(Math.max(attempt, 1), WAITS_S.length) - 1] ?? HOUR_S;
  return Math.min(LONGEST_WAIT_MS, Math.round(seconds * 1_000 * (1 - JITTER + 2 * JITTER * random())));
}

/** What a Retry-After header asks for in milliseconds from `now`, as seconds or as a date, at most 24 hours; null when it says nothing. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_RETRY_AFTER_MS);
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now.getTime(), 0), LONGEST_RETRY_AFTER_MS);
}

/** What one attempt came to: an answer of whatever status, or why there was none. */
export type Attempted = Answered | { error: SendError | 'secret_unreadable'; durationMs: number };

type Verdict = 'delivered' | 'temporary' | 'doubtful' | 'final';
const DOUBTFUL_ERRORS = ['invalid_url', 'insecure', 'private_address', 'secret_unreadable'];
const TEMPORARY_REFUSALS = [408, 409, 425, 429];

/** 2xx is delivered, 410 is final; other refusals of what was sent or of where it goes are doubtful, the rest is temporary. */
export function judge(result: Attempted): Verdict {
  if ('error' in result) return DOUBTFUL_ERRORS.includes(result.error) ? 'doubtful' : 'temporary';
  const { status } = result;
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'final';
  return status >= 400 && status < 500 && !TEMPORARY_REFUSALS.includes(status) ? 'doubtful' : 'temporary';
}

export type Step = { state: 'delivered' } | { state: 'parked' } | { state: 'pending'; waitMs: number };
type Now = { attempt: number; now: Date; random: () => number };

/** What becomes of a delivery after attempt number `attempt` (from 1, anew after each resend by hand): never before a Retry-After is over. */
export function stepAfter(result: Attempted, { attempt, now, random }: Now): Step {
  const verdict = judge(result);
  if (verdict === 'delivered') return { state: 'delivered' };
  if ('error' in result && result.error === 'stopped') return { state: 'pending', waitMs: 0 };
  const most = verdict === 'final' ? 1 : verdict === 'doubtful' ? FEW_ATTEMPTS : MOST_ATTEMPTS;
  if (attempt >= most) return { state: 'parked' };
  const asked = 'error' in result ? null : retryAfterMs(result.retryAfter, now);
  return { state: 'pending', waitMs: Math.max(retryWaitMs(attempt, random), asked ?? 0) };
}

export const MOST_FAN_OUTS = 8;

/** Milliseconds before an event whose fan-out failed `attempt` times (from 1) is tried again: from a second, doubling, at most a minute. */
export const fanOutWaitMs = (attempt: number): number => Math.min(60_000, 1_000 * 2 ** (attempt - 1));
