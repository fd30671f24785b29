import { describe, expect, it } from 'vitest';
import { optionalCount } from './form-text';

describe('a count from 1, or nothing', () => {
  it.each([
    ['5', 5],
    ['５', 5],
    [' ８５ ', 85],
    ['', undefined],
    ['99999999', 99_999_999],
  ])('%s is %s', (typed, count) => expect(optionalCount.parse(typed)).toBe(count));

  it.each(['0', '-1', '1.5', '1e3', '５０００００００００', 'five'])('%s is none', (typed) =>
    expect(optionalCount.safeParse(typed).success).toBe(false),
  );
});
