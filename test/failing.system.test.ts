import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSignedIn } from './plain-browser';
import { type Product, startProduct, until } from './running-product';

let product: Product;
let owner: Client;
let cookie: string;

beforeAll(async () => {
  product = await startProduct('failing', {});
  owner = new Client({ connectionString: product.ownerUrl });
  await owner.connect();
  cookie = (await openSignedIn(product.url, 'hana')).cookie();
});

afterAll(async () => {
  await owner?.end();
  await product?.stop();
});

/** Asks for a page while a table that it needs is away, and puts the table back. */
async function askWithout(table: string): Promise<{ status: number; html: string; policy: string | null }> {
  await owner.query(`ALTER TABLE ${table} RENAME TO away`);
  try {
    const answer = await fetch(`${product.url}/support-requests`, { headers: { cookie } });
    return {
      status: answer.status,
      html: await answer.text(),
      policy: answer.headers.get('content-security-policy'),
    };
  } finally {
    await owner.query(`ALTER TABLE away RENAME TO ${table}`);
  }
}

const log = () => readFileSync(path.join(product.dataDir, 'product.log'), 'utf8');

it.each([
  ['the frame of every page', 'session'],
  ['what a page is for', 'escalation'],
])('a thrown error shows a reference number that the log has, without JavaScript: %s', async (_, table) => {
  const { status, html, policy } = await askWithout(table);
  expect(status).toBe(500);
  expect(policy).toMatch(/'nonce-/);
  // What stands in the page itself, not in what a script would make of it.
  const said = html.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]+>/g, ' ');
  const reference = /quote reference ([0-9a-f]{8})\./.exec(said)?.[1];
  expect(said).toContain('Something failed on our side');
  expect(reference).toBeTruthy();
  await until('the log having the reference', () => log().includes(`"reference":"${reference}"`), 5_000);
  const again = await fetch(`${product.url}/support-requests`, { headers: { cookie } });
  expect(again.status).toBe(200);
});
