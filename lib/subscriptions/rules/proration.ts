import { DAY_MS } from '@/lib/shared/time';

const MONTHS_OF_YEAR = 12;
const DAYS_OF_YEAR = 365;

/** P10: days of the term that are left, a begun day counted as one; 0 when it is over. */
export const termDaysLeft = (termEndsAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((termEndsAt.getTime() - now.getTime()) / DAY_MS));

/** P10: what a difference in seats costs (negative: brings back) for the days left of the term, in cents, prorated by day. */
export const proratedCents = (seats: number, seatMonthCents: number, days: number): number =>
  Math.round((seats * seatMonthCents * MONTHS_OF_YEAR * days) / DAYS_OF_YEAR);
