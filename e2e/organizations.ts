import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { openSession, type Sql } from './fixtures';

export type NewCustomer = { id: string; name: string; page: Page };

/** A customer with no partner yet, and its global administrator signed in: relations of the cast stay as they are. */
export async function newCustomer(sql: Sql, browser: Browser, javaScriptEnabled = true): Promise<NewCustomer> {
  const [id, person] = [randomUUID(), randomUUID()];
  const name = `Trey Research ${id.slice(0, 8)}`;
  const domain = `trey${id.slice(0, 8)}`;
  await sql("INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'customer', $2, lower($2), $3)", [
    id,
    name,
    `${domain}.partner.onmschina.cn`,
  ]);
  await sql('INSERT INTO tenant_organization (customer_id) VALUES ($1)', [id]);
  await sql("INSERT INTO person (id, organization_id, name, email, locale) VALUES ($1, $2, 'Tess Reyes', $3, 'en')", [
    person,
    id,
    `tess@${domain}.example`,
  ]);
  await sql("INSERT INTO person_role (person_id, organization_id, role) VALUES ($1, $2, 'global_administrator')", [
    person,
    id,
  ]);
  const context = await browser.newContext({ javaScriptEnabled });
  await openSession(sql, context, person);
  return { id, name, page: await context.newPage() };
}

/** Fills the form of a new customer; what is not named is as it should be. */
export async function fillCustomer(page: Page, given: Record<string, string> = {}): Promise<string> {
  const prefix = `c${randomUUID().slice(0, 8)}`;
  const texts: Record<string, string> = {
    'Company name': `Fourth Coffee ${prefix}`,
    'Domain prefix': prefix,
    'Street and number': '4 Roast Lane',
    City: 'Shanghai',
    'Primary contact': 'Fay Lund',
    "Contact's e-mail": 'fay@fourthcoffee.example',
    'Bills go to': 'Fourth Coffee accounts',
    'E-mail for bills': 'bills@fourthcoffee.example',
    'Billing address': '4 Roast Lane, Shanghai',
    Seats: '25',
    "Administrator's name": 'Frank Ito',
    "Administrator's e-mail": `${prefix}@fourthcoffee.example`,
    ...given,
  };
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Offer', { exact: true }).selectOption('o365-e3');
  return prefix;
}
