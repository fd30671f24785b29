import { randomUUID } from 'node:crypto';
import { fixedId, ORGANIZATIONS, PEOPLE } from './cast';

type Columns = Record<string, string | number | boolean | null>;

/** What tina asks Contoso about Tailspin's first subscription: 90 seats. */
export const changeRequestRow = (change: Columns = {}): Columns & { id: string } => ({
  id: randomUUID(),
  subscription_id: fixedId(2, 1),
  customer_id: ORGANIZATIONS.tailspin.id,
  partner_id: ORGANIZATIONS.contoso.id,
  kind: 'more_seats',
  quantity_before: 80,
  offer_before_id: 'o365-e1',
  wanted_quantity: 90,
  wanted_offer_id: null,
  reason: 'A reason that only the two parties read',
  submit_key: randomUUID(),
  requested_by_id: PEOPLE.tina.id,
  requested_at: '2026-11-20T02:00:00Z',
  state: 'open',
  updated_at: '2026-11-20T02:00:00Z',
  ...change,
});
