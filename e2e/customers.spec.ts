import type { Page } from '@playwright/test';
import { ORGANIZATIONS, PASSWORD, PEOPLE } from '@/test/cast';
import { problem } from './filing';
import { expect, test } from './fixtures';
import { press, skipToPage, tabTo, typeInto } from './keyboard';
import { fillCustomer } from './organizations';

const main = (page: Page) => page.getByRole('main');
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const TAILSPIN = `/customers/${ORGANIZATIONS.tailspin.id}`;

test('ada creates a customer in one form: profile, billing, first subscription; its administrator is invited', async ({
  signIn,
  sql,
}) => {
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Your customers' })).toBeVisible();
  await page.getByRole('link', { name: 'New customer' }).click();
  const prefix = await fillCustomer(page, { Seats: 'many' });
  await expect(page.getByText('The price of a licence-based subscription holds for its term')).toBeVisible();
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(problem(page)).toContainText('Seats: Write the number of seats in digits alone');
  await expect(page.getByLabel('Company name')).toHaveValue(`Fourth Coffee ${prefix}`);
  await expect(page.getByLabel('Offer', { exact: true })).toHaveValue('o365-e3');
  await page.getByLabel('Seats').fill('25');
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByText('The customer is created')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: `Fourth Coffee ${prefix}` })).toBeVisible();
  await expect(main(page)).toContainText(`${prefix}.partner.onmschina.cn`);
  await expect(section(page, 'Subscriptions')).toContainText('0 of 25 assigned');
  const [invited] = await sql('SELECT roles FROM invitation WHERE email = $1', [`${prefix}@fourthcoffee.example`]);
  expect(invited?.roles).toEqual(['global_administrator']);
  await page.goto(`/customers?q=${prefix}`);
  await expect(page.getByRole('row').filter({ hasText: prefix })).toHaveCount(1);
});

test('Without JavaScript a customer is created; a fault keeps all that was typed, and so does a proof that is asked for', async ({
  signIn,
  sql,
}) => {
  const { page, sessionHash } = await signIn('sam', { locale: 'en', context: { javaScriptEnabled: false } });
  await page.goto('/customers/new');
  await expect(page.getByText('¥')).toHaveCount(0);
  const prefix = await fillCustomer(page, { 'Domain prefix': 'with space', "Contact's e-mail": 'nobody' });
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(problem(page)).toContainText('2 answers need your attention');
  await expect(page.getByLabel('Domain prefix')).toHaveAccessibleDescription(/without spaces or hyphens/);
  await expect(page.getByLabel('Company name')).toHaveValue(`Fourth Coffee ${prefix}`);
  await page.getByLabel('Domain prefix').fill(prefix);
  await page.getByLabel("Contact's e-mail").fill('fay@fourthcoffee.example');
  await sql("UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE id_hash = $1", [sessionHash]);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByLabel('Company name')).toHaveValue(`Fourth Coffee ${prefix}`);
  await page.getByLabel('Your password, to confirm').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByText('The customer is created')).toBeVisible();
});

test('hana sees that she creates none and edits no billing, and edits the details; what another changed meanwhile is said', async ({
  signIn,
}) => {
  const hana = (await signIn('hana', { locale: 'en' })).page;
  await hana.goto('/customers');
  await main(hana).locator('summary').filter({ hasText: 'New customer' }).click();
  await expect(main(hana).locator('details[open]')).toContainText('Ada Moreau');
  await hana.goto('/customers/new');
  await expect(main(hana).getByText('Why this is not open to you')).toBeVisible();

  const wingtip = `/customers/${ORGANIZATIONS.wingtip.id}`;
  const fill = async (page: Page, city: string) => {
    for (const [label, text] of [
      ['Street and number', '2 Grid Road'],
      ['City', city],
      ['Primary contact', 'Walt Tan'],
      ["Contact's e-mail", 'walt@wingtip.example'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text);
  };
  await hana.goto(wingtip);
  await expect(section(hana, 'Billing details').getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await section(hana, 'Details').getByRole('link', { name: 'Edit' }).click();
  await fill(hana, `Suzhou ${Date.now()}`);
  const ada = (await signIn('ada', { locale: 'en' })).page;
  await ada.goto(`${wingtip}?edit=details`);
  await fill(ada, `Wuxi ${Date.now()}`);
  await ada.getByRole('button', { name: 'Save' }).click();
  await expect(ada.getByText('Saved', { exact: true })).toBeVisible();
  await hana.getByRole('button', { name: 'Save' }).click();
  await expect(problem(hana)).toContainText('Somebody changed this while you had it open');
  await expect(hana.getByLabel('City', { exact: true })).toHaveValue(/^Suzhou/);
  await hana.getByRole('button', { name: 'Save' }).click();
  await expect(section(hana, 'Details')).toContainText('Suzhou');
  await hana.goto(`${wingtip}?edit=billing`);
  await expect(hana.getByLabel('Bills go to')).toHaveCount(0);
});

test('A further subscription is ordered from the record; a partner in arrears is told why not (P9)', async ({
  signIn,
}) => {
  const { page } = await signIn('sam', { locale: 'en' });
  await page.goto('/customers/new');
  await fillCustomer(page);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await page.getByRole('link', { name: 'Order a subscription' }).click();
  await page.getByLabel('Offer', { exact: true }).selectOption('exchange-online-archiving');
  await page.getByLabel('Seats').fill('5');
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await expect(problem(page)).toContainText('An add-on belongs to a subscription');
  await page.getByLabel('Add-on to').selectOption({ label: 'Office 365 Enterprise E3' });
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await expect(page.getByText('The subscription is ordered')).toBeVisible();
  await expect(section(page, 'Subscriptions')).toContainText('Exchange Online Archiving');
  const nora = (await signIn('nora', { locale: 'en' })).page;
  for (const path of ['/customers/new', `/customers/${ORGANIZATIONS.litware.id}/order`]) {
    await nora.goto(path);
    await expect(main(nora)).toContainText('(P9)');
    await expect(main(nora).locator('form:not([method=dialog])')).toHaveCount(0);
  }
});

test('Another partner’s customer is absent, and the cockpit sorts by its address and shows each role its own', async ({
  signIn,
}) => {
  const fei = (await signIn('fei', { locale: 'en' })).page;
  const unknown = '/customers/00000000-0000-4000-8000-00000000ffff';
  for (const path of [`/customers/${ORGANIZATIONS.wingtip.id}`, unknown])
    expect((await fei.goto(path))?.status()).toBe(404);
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/?sort=name');
  await expect(page.getByRole('columnheader', { name: 'Customer' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('columnheader', { name: 'Customer' }).getByRole('link').click();
  await expect(page).toHaveURL(/dir=reverse/);
  await expect(page.getByRole('row').nth(1)).toContainText('Wingtip Energy');
  await page.getByLabel('Company name or domain').fill('tails');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page).toHaveURL(/dir=reverse.*q=tails/);
  await page.getByRole('row').nth(1).getByRole('link', { name: 'Tailspin Toys' }).click();
  await expect(page).toHaveURL(TAILSPIN);
  const sam = (await signIn('sam', { locale: 'en' })).page;
  await sam.goto('/');
  await expect(sam.getByRole('columnheader')).toHaveText(['Customer', 'Act by', 'Ends or is deleted']);
  const bo = (await signIn('bo', { locale: 'en' })).page;
  await bo.goto('/');
  await expect(bo).toHaveURL('/subscriptions/prices');
  await bo.goto('/customers');
  await expect(main(bo).getByText('Why this is not open to you')).toBeVisible();
});

test('What the support profile says reaches the customers’ pages (P11), and stale words are not lost', async ({
  signIn,
}) => {
  const fei = (await signIn('fei', { locale: 'en' })).page;
  const second = (await signIn('fei', { locale: 'en' })).page;
  await second.goto('/partner/profile');
  await fei.goto('/partner/profile');
  const hours = `0:00-24:00 ${Date.now()}`;
  await fei.getByLabel('Hours').fill(hours);
  await fei.getByRole('button', { name: 'Save' }).click();
  await expect(fei.getByText('Saved', { exact: true })).toBeVisible();
  const alan = (await signIn('alan', { locale: 'en' })).page;
  await alan.goto('/');
  await expect(main(alan)).toContainText(hours);
  await second.getByLabel('Hours').fill('Never');
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(problem(second)).toContainText('Somebody changed this while you had it open');
  await expect(second.getByLabel('Hours')).toHaveValue('Never');
  const sam = (await signIn('sam', { locale: 'en' })).page;
  await sam.goto('/partner/profile');
  await main(sam).locator('summary').filter({ hasText: 'Edit' }).click();
  await expect(main(sam).locator('details[open]')).toContainText('Rule P11.');
});

test('By keyboard alone: a roster without gaps, and who is on duty stands on the cockpit', async ({ signIn, sql }) => {
  await sql('DELETE FROM duty_shift WHERE partner_id = $1', [ORGANIZATIONS.northwind.id]);
  await sql(
    "INSERT INTO duty_roster (partner_id, time_zone, version, updated_at) VALUES ($1, 'Asia/Shanghai', 1, now()) ON CONFLICT DO NOTHING",
    [ORGANIZATIONS.northwind.id],
  );
  await sql(
    `INSERT INTO duty_shift (id, partner_id, person_id, weekday, starts_minute, minutes)
     SELECT gen_random_uuid(), $1, $2, day, 1200, 720 FROM generate_series(1, 7) day`,
    [ORGANIZATIONS.northwind.id, PEOPLE.nora.id],
  );
  const { page } = await signIn('nora', { locale: 'en' });
  await page.goto('/partner/roster');
  await expect(page.getByText('7 gaps in the week')).toBeVisible();
  await skipToPage(page);
  await press(page, 'Who', 'ArrowDown');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await press(page, day, 'Space');
  await typeInto(page, 'From', '0800AM');
  await typeInto(page, 'To', '0800AM');
  await press(page, 'Add shifts');
  await expect(problem(page)).toContainText('A shift ends at another time than it begins.');
  await expect(page.getByLabel('To', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Monday')).toBeChecked();
  // The link of the fault comes first, which begins like the field that it leads to.
  await tabTo(page, 'To:');
  await typeInto(page, 'To', '0800PM');
  await press(page, 'Add shifts');
  await expect(page.getByText('Somebody is on duty every minute of the week.')).toBeVisible();
  await expect(section(page, 'On duty now').getByRole('listitem')).toContainText('Nora Quinn');
  await page.goto('/');
  await expect(main(page)).toContainText('On duty now: Nora Quinn');
  await page.goto('/partner/roster');
  await page.getByRole('button', { name: /^Remove .*, Wednesday 08:00/ }).click();
  await expect(page.getByText('1 gap in the week')).toBeVisible();
  await expect(main(page)).toContainText('Wednesday, 08:00 to Wednesday, 20:00');
  await sql('DELETE FROM duty_shift WHERE partner_id = $1', [ORGANIZATIONS.northwind.id]);
  await page.goto('/partner/roster');
  await expect(page.getByText('Nobody is on duty in the whole week')).toBeVisible();
});
