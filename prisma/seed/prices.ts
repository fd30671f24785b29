import { ORGANIZATIONS } from '@/test/cast';
import type { OfferId } from './catalogue';

/** What the operator asks of each partner for a seat and month, in cents of a yuan (P23). */
const LIST: Record<OfferId, number> = {
  'o365-e1': 5_200,
  'o365-e3': 14_900,
  'o365-business': 6_600,
  'o365-business-essentials': 4_100,
  'o365-business-premium': 9_800,
  'o365-proplus': 9_100,
  'exchange-online-archiving': 2_300,
};
const DISCOUNT_PERCENT = { contoso: 12, fabrikam: 9, northwind: 0 } as const;

const partners = Object.keys(DISCOUNT_PERCENT) as (keyof typeof DISCOUNT_PERCENT)[];
const offers = Object.keys(LIST) as OfferId[];

export const PRICES = partners.flatMap((partner) =>
  offers.map((offer) => ({
    partner_id: ORGANIZATIONS[partner].id,
    offer_id: offer,
    seat_month_cents: Math.round((LIST[offer] * (100 - DISCOUNT_PERCENT[partner])) / 100),
  })),
);
