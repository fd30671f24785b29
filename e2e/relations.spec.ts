import type { Page } from '@playwright/test';
import { ORGANIZATIONS, PASSWORD, PEOPLE } from '@/test/cast';
import { problem } from './filing';
import { expect, fillSignIn, test } from './fixtures';
import { newCustomer } from './organizations';

const main = (page: Page) => page.getByRole('main');
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

// One after the other: a partner has one link, which each of them renews.
test.describe.configure({ mode: 'default' });

for (const javaScriptEnabled of [true, false])
  test(`A customer opens a partner’s link, sees who asks, accepts and grants; ${javaScriptEnabled ? 'the partner sees it at once' : 'without JavaScript too'} (P5)`, async ({
    signIn,
    sql,
    browser,
  }) => {
    const { page: ada, context } = await signIn('ada', { locale: 'en' });
    await ada.goto('/partner/relation');
    const url = await test.step('the link is made, or renewed', async () => {
      await ada.getByRole('checkbox', { name: 'Microsoft Teams' }).check();
      await ada.getByRole('button', { name: /^(Make|Renew) the link$/ }).click();
      await expect(ada.getByText('Saved', { exact: true })).toBeVisible();
      return (await ada.locator('code').innerText()).trim();
    });
    expect(url).toMatch(/\/relation\/[A-Za-z0-9_-]{43}$/);
    const path = new URL(url).pathname;
    const customer = await newCustomer(sql, browser, javaScriptEnabled);
    const watching = await context.newPage();
    await watching.goto(`/?q=${encodeURIComponent(customer.name)}`);
    await expect(watching.getByText('No customers')).toBeVisible();

    await customer.page.goto(path);
    await expect(customer.page.getByRole('heading', { level: 1, name: 'Request of Contoso Cloud' })).toBeVisible();
    await expect(main(customer.page)).toContainText('support@contoso.example');
    await expect(customer.page.getByRole('checkbox', { name: 'Microsoft Teams' })).not.toBeChecked();
    await test.step('granting asks for a proof; what was chosen stays chosen', async () => {
      const own = '(SELECT id FROM person WHERE organization_id = $1)';
      await sql(
        `INSERT INTO credential (person_id, password_hash) SELECT ${own}, password_hash FROM credential WHERE person_id = $2`,
        [customer.id, PEOPLE.tina.id],
      );
      await sql(`UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE person_id = ${own}`, [
        customer.id,
      ]);
      await customer.page.getByRole('checkbox', { name: 'Microsoft Teams' }).check();
      await customer.page.getByRole('button', { name: 'Accept' }).click();
      await expect(problem(customer.page)).toBeVisible();
      await expect(customer.page.getByRole('checkbox', { name: 'Microsoft Teams' })).toBeChecked();
      await customer.page.getByLabel('Your password, to confirm').fill(PASSWORD);
    });
    await customer.page.getByRole('button', { name: 'Accept' }).click();
    await expect(customer.page).toHaveURL('/tenant/partners?saved=yes');
    const partner = section(customer.page, 'Contoso Cloud');
    await expect(partner.getByRole('checkbox', { name: 'Microsoft Teams' })).toBeChecked();
    await expect(partner.getByRole('checkbox', { name: 'Exchange Online' })).not.toBeChecked();
    await expect(watching.getByRole('link', { name: customer.name })).toBeVisible();
    await ada.goto(`/customers/${customer.id}`);
    await expect(ada.getByRole('row').filter({ hasText: 'Microsoft Teams' })).toContainText('since');

    await customer.page.goto(path);
    await expect(main(customer.page)).toContainText('This relation stands since');
    for (const who of ['uma', 'ada', 'lin'] as const) {
      const other = (await signIn(who, { locale: 'en' })).page;
      await other.goto(path);
      await expect(main(other).getByText(/^Rule P5\./)).toBeVisible();
    }
    await ada.goto('/partner/relation');
    await ada.getByRole('button', { name: 'Revoke the link' }).click();
    await expect(ada.getByText('There is no link yet')).toBeVisible();
    expect((await customer.page.goto(path))?.status()).toBe(404);
    await customer.page.context().close();
  });

test('A link of a partner in arrears is refused without telling the customer why (P9); a person not signed in signs in and comes back', async ({
  signIn,
  invite,
  sql,
  page,
}) => {
  const token = `${Date.now()}`.padEnd(43, 'n');
  await sql('DELETE FROM relation_link WHERE partner_id = $1', [ORGANIZATIONS.northwind.id]);
  await sql(
    `INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at)
     SELECT gen_random_uuid(), $1, $2, '{exchange}', id, now() FROM person WHERE organization_id = $1 LIMIT 1`,
    [ORGANIZATIONS.northwind.id, token],
  );
  const wendy = await invite('wendy', { locale: 'en' });
  await page.goto(`/relation/${token}`);
  await fillSignIn(page, wendy.email);
  await expect(page).toHaveURL(`/relation/${token}`);
  await expect(main(page)).toContainText('This request cannot be accepted at present.');
  await expect(main(page)).not.toContainText(/P9|arrears/);
  await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
  const nora = (await signIn('nora', { locale: 'en' })).page;
  await nora.goto('/partner/relation');
  await expect(main(nora)).toContainText('Your organization is in arrears');
  await expect(nora.getByRole('button', { name: /Make|Renew|Send/ })).toHaveCount(0);
});

test('The mail text stands in four languages, and the portal mails the link', async ({ signIn }) => {
  const { page } = await signIn('fei', { locale: 'en' });
  await page.goto('/partner/relation');
  await page.getByRole('button', { name: /^(Make|Renew) the link$/ }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const letters = section(page, 'Text for a mail');
  for (const [language, words] of [
    ['English', 'asks to be your partner'],
    ['简体中文', '请求成为您的合作伙伴'],
    ['繁體中文', '要求成為您的合作夥伴'],
    ['Deutsch', 'möchte Ihr Partner werden'],
  ] as const) {
    await letters.locator('summary').filter({ hasText: language }).click();
    await expect(letters.locator('details[open]').filter({ hasText: language })).toContainText(words);
  }
  await page.getByLabel('E-mail address').fill('nobody');
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await expect(problem(page)).toContainText('Enter an e-mail address');
  await page.getByLabel('E-mail address').fill('boss@elsewhere.example');
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await expect(page.getByText('The mail is on its way')).toBeVisible();
  await expect(section(page, 'Have the portal mail it').getByRole('listitem').first()).toBeVisible();
});
