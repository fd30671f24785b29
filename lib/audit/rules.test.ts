import { describe, expect, it } from 'vitest';
import { changesIn, csvCell, factsIn, mayConcern } from './rules';

const AUDIENCES = [
  'operator',
  'operator_partner',
  'partner',
  'partner_customer',
  'customer',
  'operator_partner_customer',
] as const;
const heard = (side: 'operator' | 'partner' | 'customer', organizationId: string) =>
  AUDIENCES.filter((audience) =>
    mayConcern({ side, organizationId }, { type: 'escalation', audience, partner: 'contoso', customer: 'tailspin' }),
  );

describe('whom an event may concern', () => {
  it('is never another side or another organization', () => {
    expect(heard('operator', '21vianet')).toEqual(['operator', 'operator_partner', 'operator_partner_customer']);
    expect(heard('partner', 'contoso')).toEqual([
      'operator_partner',
      'partner',
      'partner_customer',
      'operator_partner_customer',
    ]);
    expect(heard('partner', 'fabrikam')).toEqual([]);
    expect(heard('customer', 'tailspin')).toEqual(['partner_customer', 'customer', 'operator_partner_customer']);
    expect(heard('customer', 'wingtip')).toEqual([]);
  });

  it('is anybody when it is about service health, until the database says who reads the issue', () => {
    const news = { type: 'health_issue', audience: 'operator', partner: null, customer: null };
    for (const side of ['operator', 'partner', 'customer'] as const)
      expect(mayConcern({ side, organizationId: 'anyone' }, news)).toBe(true);
  });
});

describe('what an event says', () => {
  it('is one line a field, called after what its event is about, and nothing of what stayed', () => {
    expect(
      changesIn({ before: 3, after: 4, nameBefore: 'x', nameAfter: 'x' }, 'subscription.quantity_changed'),
    ).toEqual([{ field: 'quantity', before: 3, after: 4 }]);
    expect(
      changesIn({ isDelegatedBefore: false, isDelegatedAfter: true, endsAtBefore: null, endsAtAfter: '' }),
    ).toEqual([{ field: 'isDelegated', before: false, after: true }]);
    expect(
      changesIn({ codesBefore: 0, codesAfter: 10, target_A_technical_before: '1d', target_A_technical_after: '2d' }),
    ).toEqual([
      { field: 'codes', before: 0, after: 10 },
      { field: 'target_A_technical', before: '1d', after: '2d' },
    ]);
  });

  it('has as facts what no pair says already', () => {
    const data = { offerId: 'a', offerBefore: 'b', offerAfter: 'a', version: 2, reason: 'fraud', dueOn: null };
    expect(factsIn(data)).toEqual([['reason', 'fraud']]);
  });
});

describe('a cell of a table', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['a;=1+1', '"a;\'=1+1"'],
    ['a; =cmd()', '"a;\' =cmd()"'],
    ['a\n@b', '"a\n\'@b"'],
    ['say "no", please', '"say ""no"", please"'],
    ['a = b', 'a = b'],
    ['—', '—'],
  ])('%j is text for every spreadsheet', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
