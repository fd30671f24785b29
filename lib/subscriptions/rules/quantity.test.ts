import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuantity, checkWish, type QuantityFacts, readOrdered, readQuantity } from './quantity';

const facts: QuantityFacts = { status: 'active', quantity: 80, assigned: 11, maxQuantity: 300 };
const errorOf = (typed: string, change: Partial<QuantityFacts> = {}) => {
  const checked = checkQuantity(typed, { ...facts, ...change });
  return checked.ok ? null : checked.error;
};

describe('quantities: each its sentence', () => {
  it.each([
    ['', 'quantity_empty'],
    ['   ', 'quantity_empty'],
    ['\u3000', 'quantity_empty'],
    ['0', 'quantity_zero'],
    ['000', 'quantity_zero'],
    ['-1', 'quantity_negative'],
    ['−5', 'quantity_negative'],
    ['－１', 'quantity_negative'],
    ['1.5', 'quantity_fraction'],
    ['1,5', 'quantity_fraction'],
    ['1e9', 'quantity_exponent'],
    ['1E+9', 'quantity_exponent'],
    ['ninety', 'quantity_text'],
    ['9o', 'quantity_text'],
    ['0x50', 'quantity_text'],
    ['80', 'quantity_same'],
    ['301', 'quantity_above_max?most=300'],
    ['999999999999999999999999', 'quantity_above_max?most=300'],
    ['10', 'quantity_below_assigned?assigned=11'],
  ])('%j is %s', (typed, error) => {
    expect(errorOf(typed)).toBe(error);
  });

  it('says first that a suspended subscription changes no seats', () => {
    expect(errorOf('90', { status: 'suspended' })).toBe('quantity_while_suspended');
    expect(errorOf('90', { status: 'deleted' })).toBe('quantity_not_active');
  });

  it.each([
    ['90', 90],
    [' 90 ', 90],
    ['９０', 90],
    ['+90', 90],
    ['0090', 90],
    ['11', 11],
    ['300', 300],
  ])('%j is taken as %i', (typed, quantity) => {
    expect(checkQuantity(typed, facts)).toEqual({ ok: true, quantity });
  });

  it('takes nothing but whole numbers from what is in use to the most, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (typed) => {
        const checked = checkQuantity(typed, facts);
        if (!checked.ok) return;
        expect(Number.isInteger(checked.quantity)).toBe(true);
        expect(checked.quantity).toBeGreaterThanOrEqual(facts.assigned);
        expect(checked.quantity).toBeLessThanOrEqual(facts.maxQuantity);
      }),
    );
  });

  it('reads back every whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (quantity) => {
        expect(readQuantity(String(quantity))).toEqual({ ok: true, quantity });
      }),
    );
  });
});

describe('the seats of a new order', () => {
  it.each([
    ['0', 'quantity_ordered'],
    ['-1', 'quantity_ordered'],
    ['', 'quantity_empty'],
    ['1.5', 'quantity_fraction'],
    ['1e9', 'quantity_exponent'],
    ['many', 'quantity_text'],
    ['1000000000', 'quantity_above_max?most=300'],
  ])('%j is refused with a sentence that speaks of no subscription: %s', (typed, error) => {
    expect(readOrdered(typed, 300)).toEqual({ ok: false, error });
  });

  it('may be as many as the offer takes', () => {
    expect(readOrdered('300', 300)).toEqual({ ok: true, quantity: 300 });
  });
});

describe('a wish', () => {
  it('for more is more and for fewer is fewer', () => {
    expect(checkWish('90', 'more_seats', facts)).toEqual({ ok: true, quantity: 90 });
    expect(checkWish('70', 'more_seats', facts)).toEqual({ ok: false, error: 'quantity_not_more?now=80' });
    expect(checkWish('70', 'fewer_seats', facts)).toEqual({ ok: true, quantity: 70 });
    expect(checkWish('90', 'fewer_seats', facts)).toEqual({ ok: false, error: 'quantity_not_fewer?now=80' });
  });
});
