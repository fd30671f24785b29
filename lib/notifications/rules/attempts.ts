import type { MailResult } from '@/lib/platform/mail';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Milliseconds before the second attempt, the third and so on; the last counts for all after it. */
const WAITS_MS = [30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS];

/** A mail that could not be handed over for so long is news no more, and is never sent. */
export const EXPIRES_AFTER_HOURS = 72;

export type Step = { state: 'sent' | 'refused' | 'unknown' } | { state: 'pending'; waitMs: number };

/**
 * What becomes of a mail after attempt number `attempt` (from 1). Refused for good is final; an answer that never came after the last byte
 * leaves it unknown whether the server took it, and it is not sent again: nothing twice.
 */
export function stepAfter(result: MailResult, attempt: number): Step {
  switch (result.outcome) {
    case 'accepted':
      return { state: 'sent' };
    case 'refused':
      return { state: 'refused' };
    case 'unknown':
      return { state: 'unknown' };
    case 'stopped':
      return { state: 'pending', waitMs: 0 };
    case 'failed':
      return { state: 'pending', waitMs: WAITS_MS[Math.min(attempt, WAITS_MS.length) - 1] ?? HOUR_MS };
  }
}
