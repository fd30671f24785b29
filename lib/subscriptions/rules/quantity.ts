import { withValues } from '@/lib/shared/errors';
import type { Status } from '../schema';

export type QuantityFacts = { status: Status; quantity: number; assigned: number; maxQuantity: number };
type Read = { ok: true; quantity: number } | { ok: false; error: string };

/** The number that was typed, in half or full-width digits; else the error that says what is wrong with it. Range is not looked at but for 1. */
export function readQuantity(typed: string): Read {
  const text = typed.normalize('NFKC').trim().replace(/^\+/, '').replace('−', '-');
  if (text === '') return { ok: false, error: 'quantity_empty' };
  if (/^-\s*\d+([.,]\d+)?$/.test(text)) return { ok: false, error: 'quantity_negative' };
  if (/^\d+([.,]\d+)?e[+-]?\d+$/i.test(text)) return { ok: false, error: 'quantity_exponent' };
  if (/^\d*[.,]\d+$/.test(text)) return { ok: false, error: 'quantity_fraction' };
  if (!/^\d+$/.test(text)) return { ok: false, error: 'quantity_text' };
  const quantity = text.length > 15 ? Number.MAX_SAFE_INTEGER : Number(text);
  return quantity === 0 ? { ok: false, error: 'quantity_zero' } : { ok: true, quantity };
}

const LESS_THAN_ONE = ['quantity_negative', 'quantity_zero'];

/** The number of seats of a new order, up to the offer's most: no subscription stands yet that a sentence could speak of. */
export function readOrdered(typed: string, maxQuantity: number): Read {
  const read = readQuantity(typed);
  if (!read.ok) return LESS_THAN_ONE.includes(read.error) ? { ok: false, error: 'quantity_ordered' } : read;
  if (read.quantity > maxQuantity) return { ok: false, error: withValues('quantity_above_max', { most: maxQuantity }) };
  return read;
}

/**
 * Whether a subscription may be set to what was typed: 1 to the offer's most, not below the seats in use, not what it is, and only while it
 * is active. The first thing wrong, as an error that names the numbers.
 */
export function checkQuantity(typed: string, facts: QuantityFacts): Read {
  if (facts.status === 'suspended') return { ok: false, error: 'quantity_while_suspended' };
  if (facts.status !== 'active') return { ok: false, error: 'quantity_not_active' };
  const read = readQuantity(typed);
  if (!read.ok) return read;
  const { assigned, maxQuantity } = facts;
  if (read.quantity > maxQuantity) return { ok: false, error: withValues('quantity_above_max', { most: maxQuantity }) };
  if (read.quantity < assigned) return { ok: false, error: withValues('quantity_below_assigned', { assigned }) };
  if (read.quantity === facts.quantity) return { ok: false, error: 'quantity_same' };
  return read;
}

/** The same for a customer's wish: also that more is more and fewer is fewer. */
export function checkWish(typed: string, kind: 'more_seats' | 'fewer_seats', facts: QuantityFacts): Read {
  const checked = checkQuantity(typed, facts);
  if (!checked.ok) return checked;
  if (kind === 'more_seats' && checked.quantity < facts.quantity)
    return { ok: false, error: withValues('quantity_not_more', { now: facts.quantity }) };
  if (kind === 'fewer_seats' && checked.quantity > facts.quantity)
    return { ok: false, error: withValues('quantity_not_fewer', { now: facts.quantity }) };
  return checked;
}
