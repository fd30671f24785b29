import type { SuspensionReason } from '../schema';
import type { Change } from './changes';
import { proratedCents, termDaysLeft } from './proration';
import { deletesAt } from './suspension';

export type EffectFacts = {
  quantity: number;
  assigned: number;
  termEndsAt: Date;
  suspendedAt: Date | null;
  /** Add-ons that follow: those active for a suspension, those suspended together with it for a reactivation. */
  addOnNames: string[];
  /** Null for whoever sees no prices (P23). */
  seatMonthCents: number | null;
};
export type Wanted = {
  change: Change;
  quantity?: number;
  friendlyName?: string;
  autoRenew?: boolean;
  reason?: SuspensionReason;
  offerName?: string;
  addedServices?: string[];
  offerSeatMonthCents?: number | null;
};
/** One thing that a change brings, as a key of words and its values; instants are Dates, amounts end in `Cents`. */
export type Effect = { key: EffectKey; values: Record<string, string | number | Date> };
export type EffectKey =
  | 'free'
  | 'prorated'
  | 'cost'
  | 'refund'
  | 'renews'
  | 'ends'
  | 'renewsAtOnce'
  | 'notWhileSuspended'
  | 'upgraded'
  | 'added'
  | 'usersLocked'
  | 'adminsStill'
  | 'deletion'
  | 'addOnsToo'
  | 'usersBack'
  | 'addOnsBack'
  | 'nameOnly';

const effect = (key: EffectKey, values: Effect['values'] = {}): Effect => ({ key, values });

function money(cents: number | null | undefined, days: number): Effect[] {
  if (cents === null || cents === undefined || cents === 0) return [];
  return [effect(cents > 0 ? 'cost' : 'refund', { amountCents: Math.abs(cents), days })];
}

/** What a change will bring, before it is made: for users, seats, renewal and billing (P8, P10). */
export function effectsOf(wanted: Wanted, facts: EffectFacts, now: Date): Effect[] {
  const days = termDaysLeft(facts.termEndsAt, now);
  const addOns = facts.addOnNames.join(', ');
  switch (wanted.change) {
    case 'quantity': {
      const seats = (wanted.quantity ?? facts.quantity) - facts.quantity;
      const cents = facts.seatMonthCents === null ? null : proratedCents(seats, facts.seatMonthCents, days);
      return [
        effect('free', { free: facts.quantity + seats - facts.assigned, assigned: facts.assigned }),
        effect('prorated', { days, end: facts.termEndsAt }),
        ...money(cents, days),
      ];
    }
    case 'rename':
      return [effect('nameOnly')];
    case 'renewal':
      if (facts.suspendedAt)
        return [effect('notWhileSuspended'), effect('deletion', { at: deletesAt(facts.suspendedAt) })];
      if (!wanted.autoRenew) return [effect('ends', { end: facts.termEndsAt })];
      return [effect(facts.termEndsAt <= now ? 'renewsAtOnce' : 'renews', { end: facts.termEndsAt })];
    case 'upgrade': {
      const before = facts.seatMonthCents;
      const after = wanted.offerSeatMonthCents ?? null;
      const cents = before === null || after === null ? null : proratedCents(facts.quantity, after - before, days);
      const added = (wanted.addedServices ?? []).join(', ');
      return [
        effect('upgraded', { offer: wanted.offerName ?? '', quantity: facts.quantity }),
        ...(added ? [effect('added', { services: added })] : []),
        effect('prorated', { days, end: facts.termEndsAt }),
        ...money(cents, days),
      ];
    }
    case 'suspend':
      return [
        effect('usersLocked', { assigned: facts.assigned }),
        effect('adminsStill'),
        effect('deletion', { at: deletesAt(facts.suspendedAt ?? now) }),
        ...(addOns ? [effect('addOnsToo', { names: addOns })] : []),
      ];
    case 'reactivate':
      return [
        effect('usersBack', { assigned: facts.assigned }),
        ...(addOns ? [effect('addOnsBack', { names: addOns })] : []),
      ];
  }
}
