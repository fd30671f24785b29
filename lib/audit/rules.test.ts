import { describe, expect, it } from 'vitest';
import { mayConcern } from './rules';

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
