import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ORGANIZATIONS } from '@/test/cast';
import { expect, type Sql } from './fixtures';

type Sold = { customer?: 'tailspin' | 'wingtip'; offer?: string; quantity?: number; parent?: string };

/** A subscription of this test's own, which Contoso sold. */
export async function sold(sql: Sql, { customer = 'tailspin', offer = 'o365-e1', quantity = 80, parent }: Sold = {}) {
  const id = randomUUID();
  const name = `Seats ${id.slice(0, 8)}`;
  await sql(
    `INSERT INTO subscription (id, customer_id, partner_id, offer_id, parent_id, friendly_name, quantity, status, auto_renew, term_starts_at, term_ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', true, now() - interval '100 days', now() + interval '265 days')`,
    [id, ORGANIZATIONS[customer].id, ORGANIZATIONS.contoso.id, offer, parent ?? null, name, quantity],
  );
  return { id, name, path: `/subscriptions/${id}` };
}
/** Three seats of it in use. */
export const assign = (sql: Sql, id: string) =>
  sql(
    `INSERT INTO tenant_licence (user_id, subscription_id, offer_id, customer_id)
     SELECT u.id, s.id, s.offer_id, s.customer_id FROM subscription s JOIN tenant_user u ON u.customer_id = s.customer_id
     WHERE s.id = $1 ORDER BY u.id LIMIT 3`,
    [id],
  );
/** What stands between header and footer. */
export const main = (page: Page) => page.getByRole('main');
/** The button that explains instead of doing. */
export const refusedButton = (page: Page, label: string) => main(page).locator('summary').filter({ hasText: label });

/** A customer's person asks for other seats, by the form. */
export async function askFor(page: Page, path: string, kind: string, seats: string, reason: string): Promise<void> {
  await page.goto(path);
  await main(page).getByRole('link', { name: 'Ask Contoso Cloud' }).last().click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Seats to have then').fill(seats);
  await page.getByLabel('Why').fill(reason);
  await page.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(page).toHaveURL(/\/change-requests\/[0-9a-f-]{36}\?sent=1$/);
}

/** wendy asks for more seats of a subscription of this test's own; gives the request's address. */
export async function askForSeats(page: Page, sql: Sql): Promise<string> {
  const own = await sold(sql, { customer: 'wingtip' });
  await askFor(page, own.path, 'More seats', '90', 'Ten more people start next week.');
  return new URL(page.url()).pathname;
}
