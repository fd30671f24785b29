import { randomUUID } from 'node:crypto';
import { fixedId, ORGANIZATIONS } from '@/test/cast';
import { expect, test } from './fixtures';
import { askFor, assign, main, refusedButton, sold } from './sold';

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
    await expect(box).toContainText('Rule P3. A customer can never change its own subscriptions.');
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
