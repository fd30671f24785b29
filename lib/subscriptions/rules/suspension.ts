import { DAY_MS } from '@/lib/shared/time';

const KEPT_DAYS = 60;

/** P8: the instant at which a suspended subscription's data is deleted, 60 days after the suspension. */
export const deletesAt = (suspendedAt: Date): Date => new Date(suspendedAt.getTime() + KEPT_DAYS * DAY_MS);

export type TermState = 'renews' | 'ends' | 'ended' | 'suspended' | 'deleted';

/** What becomes of a term at its end. Nothing ends by itself: a term that nobody renewed is over, and the services go on. */
export function termState(of: { status: string; autoRenew: boolean; termEndsAt: Date }, now: Date): TermState {
  if (of.status === 'deleted' || of.status === 'suspended') return of.status;
  if (of.autoRenew) return 'renews';
  return of.termEndsAt <= now ? 'ended' : 'ends';
}

/** Days left until then, a begun day counted as one; 0 when it is over. */
export const daysLeft = (suspendedAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((deletesAt(suspendedAt).getTime() - now.getTime()) / DAY_MS));
