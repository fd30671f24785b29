import { describe, expect, it } from 'vitest';
import { deedOf, isOurs, rowAfter } from './key-rules';

const press = (change: object = {}) => ({
  key: 'j',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 74,
  defaultPrevented: false,
  repeat: false,
  ...change,
});
const inside = { closest: () => ({}) };
const outside = { closest: () => null };

describe('single keys (WCAG 2.1.4)', () => {
  it('are ours only outside of fields, without other keys, and never while an input method composes', () => {
    expect(isOurs(press(), outside)).toBe(true);
    expect(isOurs(press(), null)).toBe(true);
    expect(isOurs(press(), inside)).toBe(false);
    for (const change of [
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
      { isComposing: true },
      { keyCode: 229 },
      { defaultPrevented: true },
    ])
      expect([change, isOurs(press(change), outside)]).toEqual([change, false]);
  });

  it('mean one thing each, and other keys nothing', () => {
    expect(['?', '/', 'g', 'j', 'k', 'r', 'o', ' ', 'x', 'J'].map(deedOf)).toEqual([
      'help',
      'search',
      'go',
      'next',
      'previous',
      'reply',
      'look',
      'look',
      null,
      null,
    ]);
  });

  it('walk through the rows and stay at both ends', () => {
    expect([rowAfter(-1, 3, 1), rowAfter(-1, 3, -1), rowAfter(0, 3, 1), rowAfter(2, 3, 1), rowAfter(0, 3, -1)]).toEqual(
      [0, 0, 1, 2, 0],
    );
  });
});
