import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { fixedId, ORGANIZATIONS } from '@/test/cast';
import { problem } from './filing';
import { expect, type Sql, test } from './fixtures';

type Sold = { customer?: 'tailspin' | 'wingtip'; offer?: string; quantity?: number; parent?: string };

/** A subscription of this test's own, which Contoso sold. */
async function sold(sql: Sql, { customer = 'tailspin', offer = 'o365-e1', quantity = 80, parent }: Sold = {}) {
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
const assign = (sql: Sql, id: string) =>
  sql(
    `INSERT INTO tenant_licence (user_id, subscription_id, offer_id, customer_id)
     SELECT u.id, s.id, s.offer_id, s.customer_id FROM subscription s JOIN tenant_user u ON u.customer_id = s.customer_id
     WHERE s.id = $1 ORDER BY u.id LIMIT 3`,
    [id],
  );
const main = (page: Page) => page.getByRole('main');
const refusedButton = (page: Page, label: string) => main(page).locator('summary').filter({ hasText: label });

async function askFor(page: Page, path: string, kind: string, seats: string, reason: string): Promise<void> {
  await page.goto(path);
  await main(page).getByRole('link', { name: 'Ask Contoso Cloud' }).last().click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Seats to have then').fill(seats);
  await page.getByLabel('Why').fill(reason);
  await page.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(page).toHaveURL(/\/change-requests\/[0-9a-f-]{36}\?sent=1$/);
}

test('tina sees hers, and every change button is there and explains (P3)', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const { page } = await signIn('tina', { locale: 'en' });
  await page.goto('/');
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: own.name });
  await expect(row).toContainText('0 of 80 assigned');
  await expect(row).toContainText('Renews ');
  await expect(row).toContainText('Contoso Cloud');
  await row.getByRole('link', { name: own.name }).click();
  for (const label of ['Change seats', 'Rename', 'Change renewal', 'Upgrade', 'Suspend']) {
    await refusedButton(page, label).click();
    const box = main(page).locator('details[open]').filter({ hasText: label });
    await expect(box).toContainText('Rule P3. A customer sees its subscriptions and never changes them');
    await expect(box).toContainText('Contoso Cloud, the reseller of record, can.');
    await expect(box.getByRole('link', { name: 'Ask Contoso Cloud' })).toBeVisible();
    await refusedButton(page, label).click();
  }
  await page.goto(`${own.path}/change?what=quantity`);
  await expect(main(page).getByText(/^Rule P3\./)).toBeVisible();
});

test('tina asks, ada offers something else and does it; both see each step, live', async ({ signIn, sql }) => {
  const own = await sold(sql);
  await assign(sql, own.id);
  const tina = (await signIn('tina', { locale: 'en' })).page;
  const ada = (await signIn('ada', { locale: 'en' })).page;
  await askFor(tina, own.path, 'More seats', '９２', 'A new warehouse opens.');
  await expect(main(tina)).toContainText('Waiting for Contoso Cloud.');

  await ada.goto(`/change-requests?customer=${ORGANIZATIONS.tailspin.id}&kind=more_seats`);
  await ada.getByRole('row').filter({ hasText: own.name }).getByRole('link').click();
  await expect(main(ada)).toContainText('80 seats');
  await expect(main(ada)).toContainText('3 seats are assigned');
  await expect(main(ada)).toContainText('3 seats stay assigned, 89 will be free.');
  await expect(main(ada)).toContainText('prorated by day');
  await expect(main(ada)).toContainText(/About CN¥[\d,.]+ more for the days left/);
  await ada.locator('summary').getByText('Offer something else').click();
  const amend = ada.locator('form#amend');
  await amend.getByLabel('Seats to have').fill('85');
  await amend.getByLabel('Words to the customer').fill('Five now, the rest in spring.');
  await amend.getByRole('button', { name: 'Offer this' }).click();
  await expect(main(ada)).toContainText('Offered instead');

  await expect(main(tina)).toContainText('Five now, the rest in spring.');
  await expect(main(tina)).not.toContainText('CN¥');
  await ada.locator('form#execute').getByRole('button', { name: 'Do it now' }).click();
  await expect(main(ada)).toContainText('did it.');
  await expect(main(tina)).toContainText('did it.');
  await expect(tina.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(3);
  await tina.goto(own.path);
  await expect(main(tina)).toContainText('3 of 85 assigned');
  await expect(main(tina)).toContainText('changed the seats from 80 to 85.');
});

test('ada declines with words; tina may take another one back', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const tina = (await signIn('tina', { locale: 'en' })).page;
  await askFor(tina, own.path, 'Fewer seats', '20', 'The office closes.');
  const ada = (await signIn('ada', { locale: 'en' })).page;
  await ada.goto(new URL(tina.url()).pathname);
  await ada.locator('summary').getByText('Decline').click();
  const decline = ada.locator('form#decline');
  await decline.getByRole('button').click();
  await expect(decline.getByText('Fill this in.').first()).toBeVisible();
  await decline.getByLabel('Words to the customer').fill('The term began last month.');
  await decline.getByRole('button').click();
  await expect(main(tina)).toContainText('The term began last month.');
  await askFor(tina, own.path, 'More seats', '81', 'One more person.');
  await tina.getByRole('button', { name: 'Take it back' }).click();
  await expect(main(tina)).toContainText('took it back.');
});

test('Quantities 0, -1, 1.5, 1e9, text, below assigned, while suspended: each its sentence', async ({
  signIn,
  sql,
}) => {
  const own = await sold(sql, { customer: 'wingtip' });
  await assign(sql, own.id);
  const { page } = await signIn('ada', { locale: 'en' });
  const sentences: [string, RegExp][] = [
    ['0', /At least 1 seat stays\./],
    ['-1', /cannot have fewer than no seats/],
    ['1.5', /Seats are whole/],
    ['1e9', /Write the number out in digits/],
    ['many', /in digits alone/],
    [' ', /Enter how many seats/],
    ['2', /3 seats are assigned to people\./],
    ['10000001', /takes 10,000,000 seats at most/],
    ['80', /what it has already/],
  ];
  for (const [typed, sentence] of sentences) {
    await page.goto(`${own.path}/change?what=quantity`);
    await page.getByLabel('Seats to have').fill(typed);
    await page.getByRole('button', { name: 'Show what it will bring' }).click();
    await expect(page.locator('#quantity-error')).toHaveText(sentence);
    await expect(page.getByLabel('Seats to have')).toHaveValue(typed);
  }
  await sql(
    "UPDATE subscription SET status = 'suspended', suspended_at = now(), suspension_reason = 'fraud' WHERE id = $1",
    [own.id],
  );
  await page.goto(`${own.path}/change?what=quantity&quantity=90`);
  await expect(main(page)).toContainText('The subscription is suspended. Seats change once it is reactivated.');
});

test('The second editor meets both versions', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const [ada, sam] = [(await signIn('ada', { locale: 'en' })).page, (await signIn('sam', { locale: 'en' })).page];
  for (const [page, quantity] of [
    [ada, '90'],
    [sam, '95'],
  ] as const)
    await page.goto(`${own.path}/change?what=quantity&quantity=${quantity}`);
  await ada.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(ada).toHaveURL(own.path);
  await sam.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(problem(sam)).toContainText('Somebody changed this while you had it open.');
  await expect(main(sam)).toContainText(`You saw${own.name}, 80 seats, Active, renews itself`);
  await expect(main(sam)).toContainText(`It stands now at${own.name}, 90 seats, Active, renews itself`);
  await sam.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(sam).toHaveURL(own.path);
  await expect(main(sam)).toContainText('of 95 assigned');
});

test('sam orders and sees no amounts (P23)', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const { page } = await signIn('sam', { locale: 'en' });
  await page.goto(own.path);
  await expect(main(page)).toContainText('Prices are for your admin agents, billing admins and global admins (P23).');
  await page.getByRole('link', { name: 'Change seats' }).click();
  await page.getByLabel('Seats to have').fill('81');
  await page.getByRole('button', { name: 'Show what it will bring' }).click();
  await expect(main(page)).toContainText('prorated by day');
  expect(await page.content()).not.toContain('CN¥');
  await page.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(main(page)).toContainText('0 of 81 assigned');
  await page.goto('/subscriptions/prices');
  await expect(main(page).getByText(/^Rule P23\./)).toBeVisible();
});

test('fei and lin cannot, nora is refused by P9, hana and max by their roles: each explained', async ({
  signIn,
  sql,
}) => {
  const own = await sold(sql);
  const fei = (await signIn('fei', { locale: 'en' })).page;
  await fei.goto(`/subscriptions?customer=${ORGANIZATIONS.tailspin.id}`);
  await expect(main(fei)).toContainText('You have sold Tailspin Toys no subscription');
  await expect(main(fei)).toContainText('delegated privileges for Exchange Online');
  await expect(main(fei)).toContainText('Rule P6.');
  const lin = (await signIn('lin', { locale: 'en' })).page;
  await lin.goto(own.path);
  await refusedButton(lin, 'Change seats').click();
  await expect(main(lin).locator('details[open]')).toContainText('Rule P6.');
  await expect(main(lin).locator('details[open]')).toContainText('Contoso Cloud, the reseller of record, can.');
  const nora = (await signIn('nora', { locale: 'en' })).page;
  await nora.goto(`/subscriptions/${fixedId(2, 7)}`);
  await refusedButton(nora, 'Change seats').click();
  await expect(main(nora).locator('details[open]')).toContainText('Rule P9.');
  await expect(nora.getByRole('link', { name: 'Rename' })).toBeVisible();
  for (const who of ['hana', 'max'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto('/');
    await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
    await expect(main(page).getByText('Why this is not open to you')).toBeVisible();
  }
});

test('Suspending shows its effects, takes the add-on along, and counts down for partner and customer', async ({
  signIn,
  sql,
}) => {
  const base = await sold(sql, { customer: 'wingtip', offer: 'exchange-online-archiving' });
  const addOn = await sold(sql, { customer: 'wingtip', offer: 'exchange-online-archiving', parent: base.id });
  const ada = (await signIn('ada', { locale: 'en' })).page;
  await ada.goto(base.path);
  await ada.getByRole('link', { name: 'Suspend' }).click();
  await ada.getByRole('radio', { name: 'non-payment' }).check();
  await ada.getByRole('button', { name: 'Show what it will bring' }).click();
  await expect(main(ada)).toContainText('Administrators still sign in and reach the data.');
  await expect(main(ada)).toContainText(`Suspended in the same act: ${addOn.name}.`);
  await ada.getByRole('button', { name: 'Confirm: Suspend' }).click();
  await expect(main(ada)).toContainText('60 days until the data is deleted');
  await ada.goto(addOn.path);
  await refusedButton(ada, 'Reactivate').click();
  await expect(main(ada).locator('details[open]')).toContainText('Reactivate that one first.');
  const wendy = (await signIn('wendy', { locale: 'en' })).page;
  await wendy.goto('/subscriptions?view=suspended');
  await expect(wendy.getByRole('row').filter({ hasText: base.name })).toContainText(
    '60 days until the data is deleted',
  );
  await ada.goto(base.path);
  await ada.getByRole('link', { name: 'Reactivate' }).click();
  await expect(main(ada)).toContainText(`Reactivated in the same act: ${addOn.name}.`);
  await ada.getByRole('button', { name: 'Confirm: Reactivate' }).click();
  await expect(main(ada)).not.toContainText('until the data is deleted');
});

test("A stranger's id gives the same 404 as an unknown one", async ({ signIn, sql }) => {
  const own = await sold(sql);
  const tina = (await signIn('tina', { locale: 'en' })).page;
  await askFor(tina, own.path, 'More seats', '81', 'One more person.');
  const request = new URL(tina.url()).pathname;
  for (const who of ['wendy', 'fei', 'nora'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    for (const [known, unknown] of [
      [own.path, `/subscriptions/${randomUUID()}`],
      [request, `/change-requests/${randomUUID()}`],
    ] as const) {
      const texts: string[] = [];
      for (const path of [known, unknown]) {
        expect((await page.goto(path))?.status()).toBe(404);
        texts.push(await main(page).innerText());
      }
      expect(texts[0]).toBe(texts[1]);
    }
  }
});

test('Without JavaScript wendy asks and finds her draft, and ada previews, confirms and answers', async ({
  signIn,
  sql,
}) => {
  const own = await sold(sql, { customer: 'wingtip' });
  const options = { locale: 'en', context: { javaScriptEnabled: false } } as const;
  const wendy = (await signIn('wendy', options)).page;
  await wendy.goto(`/change-requests/new?subscription=${own.id}&kind=fewer_seats`);
  await wendy.getByLabel('Why').fill('Fewer people');
  await wendy.getByRole('button', { name: 'Keep for later' }).click();
  await expect(wendy.getByLabel('Why')).toHaveValue('Fewer people');
  await wendy.getByLabel('Seats to have then').fill('90');
  await wendy.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(main(wendy)).toContainText('It has 80 seats now. Enter fewer');
  await expect(wendy.getByLabel('Why')).toHaveValue('Fewer people');
  await wendy.getByLabel('Seats to have then').fill('70');
  await wendy.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(main(wendy)).toContainText('Sent to Contoso Cloud.');

  const ada = (await signIn('ada', options)).page;
  await ada.goto(new URL(wendy.url()).pathname);
  await ada.locator('form#execute').getByRole('button').click();
  await expect(main(ada)).toContainText('did it.');
  await ada.goto(`${own.path}/change?what=quantity`);
  await ada.getByLabel('Seats to have').fill('0');
  await ada.getByRole('button', { name: 'Show what it will bring' }).click();
  await expect(main(ada)).toContainText('At least 1 seat stays.');
  await ada.getByLabel('Seats to have').fill('75');
  await ada.getByRole('button', { name: 'Show what it will bring' }).click();
  await ada.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(main(ada)).toContainText('0 of 75 assigned');
});
