import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ORGANIZATIONS } from '@/test/cast';
import { hoursAgo } from './filing';
import { expect, test, unique } from './fixtures';
import { newCustomer } from './organizations';

const main = (page: Page) => page.getByRole('main');
const RELATED = `
  WITH related AS (INSERT INTO relation (customer_id, partner_id) VALUES ($1, $2) RETURNING customer_id, partner_id)
  INSERT INTO delegation (customer_id, partner_id, service_id) SELECT customer_id, partner_id, 'exchange' FROM related`;

test('When a relation ends, the open case of both says so at once, offers closing alone, and the partner closes it (P5, P11)', async ({
  signIn,
  sql,
  browser,
}) => {
  test.setTimeout(90_000);
  const customer = await newCustomer(sql, browser);
  await sql(RELATED, [customer.id, ORGANIZATIONS.contoso.id]);
  const tess = customer.page;
  const title = unique('Mailbox is slow ');
  await tess.goto('/cases/new');
  await tess.getByLabel('Service', { exact: true }).selectOption({ label: 'Exchange Online' });
  await tess.getByLabel('Title', { exact: true }).fill(title);
  await tess.getByLabel('What is wrong', { exact: true }).fill('It takes minutes until a message opens.');
  await tess.getByLabel('Since when', { exact: true }).fill(hoursAgo(3));
  await tess.getByRole('radio', { name: 'Several users' }).check();
  await tess.getByRole('button', { name: 'Send to your partner' }).click();
  await expect(tess.getByText(/Raised as case CS/)).toBeVisible();
  const path = new URL(tess.url()).pathname;
  const { page: hana } = await signIn('hana', { locale: 'en' });
  await hana.goto(path);
  await expect(main(hana).getByText('Your turn')).toBeVisible();
  await expect(hana.getByRole('button', { name: 'Send reply' })).toBeVisible();

  const { page: ada } = await signIn('ada', { locale: 'en' });
  await ada.goto(`/customers/${customer.id}/end`);
  await expect(main(ada)).toContainText(
    `Nobody at Contoso Cloud sees or changes the configuration of ${customer.name}`,
  );
  await expect(main(ada)).not.toContainText("your tenant's configuration");
  await ada.getByRole('button', { name: `End the relation with ${customer.name}` }).click();
  await expect(ada.getByText('The relation has ended.')).toBeVisible();

  for (const page of [hana, tess]) {
    await expect(main(page).getByText(`Contoso Cloud and ${customer.name} have no relation any more`)).toBeVisible();
    await expect(main(page).getByText('Open: the relation has ended')).toBeVisible();
    await expect(main(page).getByText('Your turn')).toHaveCount(0);
    for (const gone of ['Send reply', 'Send and wait for the customer', 'Save note', 'Send and resolve'])
      await expect(main(page).getByRole('button', { name: gone })).toHaveCount(0);
    await expect(main(page).getByRole('link', { name: 'Escalate to 21Vianet' })).toHaveCount(0);
    await expect(main(page).getByRole('textbox')).toHaveCount(0);
    await expect(main(page).getByRole('button', { name: 'Close the case' })).toBeVisible();
  }
  await hana.getByRole('button', { name: 'Close the case' }).click();
  for (const page of [hana, tess]) {
    await expect(main(page).getByText('Closed', { exact: true }).first()).toBeVisible();
    await expect(main(page).getByRole('button', { name: 'Close the case' })).toHaveCount(0);
    await expect(main(page).getByRole('button', { name: 'Send and reopen' })).toHaveCount(0);
  }
  await tess.context().close();
});

test('A partner that has said nothing of its support yet is shown to have said nothing; a link under which all is granted asks for nothing', async ({
  sql,
  browser,
}) => {
  const partner = randomUUID();
  const name = unique('Lucerne ');
  const token = randomUUID().replaceAll('-', '').padEnd(43, 'n');
  const customer = await newCustomer(sql, browser);
  await sql("INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'partner', $2, lower($2), $3)", [
    partner,
    name,
    `${partner}.example`,
  ]);
  await sql(RELATED, [customer.id, partner]);
  await sql(
    `INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at)
     SELECT gen_random_uuid(), $1, $2, '{exchange}', p.id, now() FROM person p WHERE p.organization_id = $3 LIMIT 1`,
    [partner, token, ORGANIZATIONS.contoso.id],
  );
  const { page } = customer;
  await page.goto('/cases/new');
  await expect(page.getByRole('region', { name, exact: true })).toContainText('has not said yet how to reach it');

  await page.goto(`/relation/${token}`);
  await expect(main(page)).toContainText('This relation stands since');
  await expect(page.getByRole('region', { name: `How ${name} supports you` })).toContainText('has not said yet');
  await expect(main(page)).toContainText('Nothing is left to grant.');
  await expect(page.getByRole('region', { name: 'Services that were asked for' })).toContainText('Exchange Online');
  await expect(main(page)).not.toContainText('Grant delegated privileges too');
  await expect(page.locator('form#accept')).toHaveCount(0);
  await page.getByRole('link', { name: 'To your partners' }).click();
  await expect(page).toHaveURL('/tenant/partners');
  await page.context().close();
});
