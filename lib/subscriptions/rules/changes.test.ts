import { describe, expect, it } from 'vitest';
import { CHANGES, type Change, type ChangeFacts, whyNotNow } from './changes';
import { effectsOf } from './effects';
import { proratedCents, termDaysLeft } from './proration';
import { daysLeft, deletesAt } from './suspension';

const NOW = new Date('2026-11-21T04:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const facts = (change: Partial<ChangeFacts> = {}): ChangeFacts => ({
  status: 'active',
  isTrial: false,
  suspendedAt: null,
  parentStatus: null,
  isResellerInArrears: false,
  hasUpgradePath: true,
  ...change,
});
const open = (change: Partial<ChangeFacts>) => CHANGES.filter((one) => whyNotNow(one, facts(change), NOW) === null);

describe('what the reseller of record can change now', () => {
  it.each<[string, Partial<ChangeFacts>, Change[]]>([
    ['active', {}, ['quantity', 'rename', 'renewal', 'upgrade', 'suspend']],
    ['active without a path', { hasUpgradePath: false }, ['quantity', 'rename', 'renewal', 'suspend']],
    ['a trial', { isTrial: true }, ['quantity', 'rename', 'upgrade', 'suspend']],
    ['suspended', { status: 'suspended', suspendedAt: daysAgo(12) }, ['rename', 'renewal', 'reactivate']],
    ['suspended for 60 days', { status: 'suspended', suspendedAt: daysAgo(60) }, ['rename', 'renewal']],
    [
      'an add-on under a suspended base',
      { status: 'suspended', suspendedAt: daysAgo(1), parentStatus: 'suspended' },
      ['rename', 'renewal'],
    ],
    ['pending', { status: 'pending' }, ['rename']],
    ['deleted', { status: 'deleted' }, []],
  ])('%s', (_, change, expected) => {
    expect(open(change)).toEqual(expected);
  });

  it('in arrears neither quantity nor upgrade, all else (P9)', () => {
    expect(open({ isResellerInArrears: true })).toEqual(['rename', 'renewal', 'suspend']);
    expect(whyNotNow('quantity', facts({ isResellerInArrears: true }), NOW)).toBe('arrears');
    expect(open({ isResellerInArrears: true, status: 'suspended', suspendedAt: daysAgo(3) })).toContain('reactivate');
  });
});

describe('the countdown (P8)', () => {
  it('is 60 days from the suspension, a begun day counted as one', () => {
    expect(deletesAt(daysAgo(12))).toEqual(new Date('2027-01-08T04:00:00Z'));
    expect(daysLeft(daysAgo(12), NOW)).toBe(48);
    expect(daysLeft(new Date(daysAgo(12).getTime() - 1), NOW)).toBe(48);
    expect(daysLeft(daysAgo(60), NOW)).toBe(0);
    expect(daysLeft(daysAgo(90), NOW)).toBe(0);
  });
});

describe('billing (P10)', () => {
  const termEndsAt = new Date('2027-02-12T04:00:00Z');

  it('prorates by day what is left of the term', () => {
    expect(termDaysLeft(termEndsAt, NOW)).toBe(83);
    expect(proratedCents(10, 5_000, 365)).toBe(600_000);
    expect(proratedCents(10, 5_000, 83)).toBe(136_438);
    expect(proratedCents(-10, 5_000, 83)).toBe(-136_438);
  });

  it('names amounts only to who has a price', () => {
    const with_ = { quantity: 80, assigned: 11, termEndsAt, suspendedAt: null, addOnNames: [], seatMonthCents: 5_000 };
    const keys = (seatMonthCents: number | null) =>
      effectsOf({ change: 'quantity', quantity: 90 }, { ...with_, seatMonthCents }, NOW).map((one) => one.key);
    expect(keys(5_000)).toEqual(['free', 'prorated', 'cost']);
    expect(keys(null)).toEqual(['free', 'prorated']);
  });
});
