import { describe, expect, it } from 'vitest';
import { announcedAt, optionalCount, serviceId, severalOf } from './form-text';

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

describe('several of a list', () => {
  const choices = severalOf(serviceId);
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `service-${index}`);

  it('are each taken once, and none is none', () => {
    expect(choices.parse('exchange,teams,exchange')).toEqual(['exchange', 'teams']);
    expect(choices.parse('')).toEqual([]);
  });

  it.each(['exchange,1', 'Exchange', ids(501).join()])('%.20s is no choice', (typed) =>
    expect(choices.safeParse(typed).error?.issues.map((issue) => [issue.path, issue.message])).toEqual([
      [[], 'choose'],
    ]),
  );
});

describe('when something that customers are told of begins or ends', () => {
  const yearsAhead = (years: number) => `${new Date().getUTCFullYear() + years}-01-01T09:00`;

  it.each(['2000-01-01T00:00', '2024-02-29T23:59:30', yearsAhead(4)])('%s is taken', (typed) =>
    expect(announcedAt.parse(typed)).toBe(typed),
  );

  it.each([
    ['', 'required'],
    ['soon', 'date_time'],
    ['1999-12-31T23:59', 'before_2000'],
    [yearsAhead(7), 'too_far_ahead'],
    ['9999-12-31T23:59', 'too_far_ahead'],
  ])('of %j it is said what is wrong with it', (typed, fault) =>
    expect(announcedAt.safeParse(typed).error?.issues[0]?.message).toBe(fault),
  );
});
