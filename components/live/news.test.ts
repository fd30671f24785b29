import { describe, expect, it } from 'vitest';
import { isNewTo, REMEMBERED, readNews, remember } from './news';

const queue = { type: 'escalation', seen: ['12-a', '11-a', '8-a'] };

describe('what is news to a page', () => {
  it('is what it has not seen, of its type and record', () => {
    expect(isNewTo(queue, { mark: '13-a', type: 'escalation', record: 'a' })).toBe(true);
    expect(isNewTo(queue, { mark: '12-a', type: 'escalation', record: 'a' })).toBe(false);
    expect(isNewTo(queue, { mark: '13-a', type: 'delivery', record: 'a' })).toBe(false);
    expect(isNewTo({ ...queue, record: 'a' }, { mark: '13-a', type: 'escalation', record: 'b' })).toBe(false);
    expect(isNewTo({ ...queue, record: 'a' }, { mark: '13-a', type: 'escalation', record: 'a' })).toBe(true);
  });

  it('is also what was committed late, with a number below the newest', () => {
    expect(isNewTo(queue, { mark: '10-a', type: 'escalation', record: 'a' })).toBe(true);
    const full = Array.from({ length: REMEMBERED }, (_, index) => `${100 - 2 * index}-a`);
    expect(isNewTo({ type: 'escalation', seen: full }, { mark: '99-a' })).toBe(true);
    expect(isNewTo({ type: 'escalation', seen: full }, { mark: '5-a' })).toBe(false);
  });

  it('is anything unseen when only its number is known, and everything to a page that saw nothing', () => {
    expect(isNewTo({ ...queue, record: 'a' }, { mark: '14-a' })).toBe(true);
    expect(isNewTo({ type: 'escalation', seen: [] }, { mark: '1-a' })).toBe(true);
  });
});

describe('what is remembered', () => {
  it('is one entry an event, the one that says more', () => {
    const typed = { mark: '2-a', type: 'escalation', record: 'a' };
    expect(remember([{ mark: '2-a' }], [typed])).toEqual([typed]);
    expect(remember([typed], [{ mark: '2-a' }, { mark: '1-a' }])).toEqual([{ mark: '1-a' }, typed]);
  });

  it('says that more happened than it keeps', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      mark: `${index + 1}-a`,
      type: 'escalation',
      record: 'a',
    }));
    const kept = remember([], many);
    expect(kept).toHaveLength(64);
    expect(kept[0]).toEqual({ mark: '437-a' });
    expect(isNewTo({ type: 'escalation', record: 'b', seen: ['3-a'] }, kept[0] ?? { mark: '0-a' })).toBe(true);
  });

  it('comes in only as numbers and words', () => {
    expect(
      readNews([{ mark: '1-a' }, { mark: 2 }, null, { mark: '3-a', type: 4 }, { mark: '5-a', type: 'a', record: 'b' }]),
    ).toEqual([{ mark: '1-a' }, { mark: '5-a', type: 'a', record: 'b' }]);
    expect(readNews('x')).toEqual([]);
  });
});
