import { describe, expect, it } from 'vitest';
import { isNewTo, REMEMBERED, readNews, remember } from './news';

const queue = { type: 'escalation', seen: [12, 11, 8] };

describe('what is news to a page', () => {
  it('is what it has not seen, of its type and record', () => {
    expect(isNewTo(queue, { seq: 13, type: 'escalation', record: 'a' })).toBe(true);
    expect(isNewTo(queue, { seq: 12, type: 'escalation', record: 'a' })).toBe(false);
    expect(isNewTo(queue, { seq: 13, type: 'delivery', record: 'a' })).toBe(false);
    expect(isNewTo({ ...queue, record: 'a' }, { seq: 13, type: 'escalation', record: 'b' })).toBe(false);
    expect(isNewTo({ ...queue, record: 'a' }, { seq: 13, type: 'escalation', record: 'a' })).toBe(true);
  });

  it('is also what was committed late, with a number below the newest', () => {
    expect(isNewTo(queue, { seq: 10, type: 'escalation', record: 'a' })).toBe(true);
    const full = Array.from({ length: REMEMBERED }, (_, index) => 100 - 2 * index);
    expect(isNewTo({ type: 'escalation', seen: full }, { seq: 99 })).toBe(true);
    expect(isNewTo({ type: 'escalation', seen: full }, { seq: 5 })).toBe(false);
  });

  it('is anything unseen when only its number is known, and everything to a page that saw nothing', () => {
    expect(isNewTo({ ...queue, record: 'a' }, { seq: 14 })).toBe(true);
    expect(isNewTo({ type: 'escalation', seen: [] }, { seq: 1 })).toBe(true);
  });
});

describe('what is remembered', () => {
  it('is one entry an event, the one that says more', () => {
    const typed = { seq: 2, type: 'escalation', record: 'a' };
    expect(remember([{ seq: 2 }], [typed])).toEqual([typed]);
    expect(remember([typed], [{ seq: 2 }, { seq: 1 }])).toEqual([{ seq: 1 }, typed]);
  });

  it('says that more happened than it keeps', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      seq: index + 1,
      type: 'escalation',
      record: 'a',
    }));
    const kept = remember([], many);
    expect(kept).toHaveLength(64);
    expect(kept[0]).toEqual({ seq: 437 });
    expect(isNewTo({ type: 'escalation', record: 'b', seen: [3] }, kept[0] ?? { seq: 0 })).toBe(true);
  });

  it('comes in only as numbers and words', () => {
    expect(readNews([{ seq: 1 }, { seq: '2' }, null, { seq: 3, type: 4 }, { seq: 5, type: 'a', record: 'b' }])).toEqual(
      [{ seq: 1 }, { seq: 5, type: 'a', record: 'b' }],
    );
    expect(readNews('x')).toEqual([]);
  });
});
