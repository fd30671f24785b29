import { DAY_MS } from '@/lib/shared/time';

const KEPT_DAYS = 60;

/** P8: the instant at which a suspended subscription's data is deleted, 60 days after the suspension. */
export const deletesAt = (suspendedAt: Date): Date => new Date(suspendedAt.getTime() + KEPT_DAYS * DAY_MS);

/** Days left until then, a begun day counted as one; 0 when it is over. */
export const daysLeft = (suspendedAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((deletesAt(suspendedAt).getTime() - now.getTime()) / DAY_MS));
