import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, type Sql, test } from './fixtures';
import { focused, press, skipToPage, tabTo, typeInto } from './keyboard';
import { mailedLink } from './mailed';
import { newCustomer } from './organizations';

const GOOD = 'stapled umbrellas quietly orbit';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const alert = (page: Page) => page.getByRole('main').getByRole('alert');

/** Walks with the arrows from the option that has the focus to the one that begins with these words. */
async function arrowTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    if ((await focused(page)).startsWith(words)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows never came to "${words}", but stand on "${await focused(page)}"`);
}

test('By keyboard alone: ula invites a person, who accepts; then changes the roles', async ({ signIn, browser }) => {
  const { page: ula } = await signIn('ula', { locale: 'en' });
  const email = `kay-${randomUUID().slice(0, 8)}@invited.example`;
  await ula.goto('/people');
  await skipToPage(ula);
  await press(ula, 'Invite someone');
  await expect(heading(ula, 'Invite someone')).toBeVisible();
  await typeInto(ula, 'Name', 'Kay Invited');
  await typeInto(ula, 'Email', 'no address');
  await tabTo(ula, 'No agent role');
  await arrowTo(ula, 'helpdesk agent');
  await press(ula, 'Send the invitation');
  await expect(alert(ula)).toBeFocused();
  await press(ula, 'Email: Enter an e-mail address');
  expect(await focused(ula)).toMatch(/^Email/);
  await ula.keyboard.press('Control+A');
  await ula.keyboard.type(email);
  await ula.keyboard.press('Enter');
  await expect(heading(ula, 'Invitation for Kay Invited')).toBeVisible();

  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(await mailedLink(email));
  await expect(page.getByText('invites you to sign in for Contoso Cloud')).toBeVisible();
  await typeInto(page, 'Choose a password', GOOD);
  await typeInto(page, 'The same password again', 'something else');
  await page.keyboard.press('Enter');
  await expect(alert(page)).toBeFocused();
  await typeInto(page, 'Choose a password', GOOD);
  await typeInto(page, 'The same password again', GOOD);
  await press(page, 'Accept and sign in');
  await expect(page.locator('summary').getByText('Kay Invited')).toBeVisible();
  await page.goto('/cases');
  await expect(heading(page, 'Cases')).toBeVisible();

  await ula.goto(`/people?q=${encodeURIComponent(email)}`);
  await skipToPage(ula);
  await press(ula, 'Kay Invited');
  await expect(heading(ula, 'Kay Invited')).toBeVisible();
  await tabTo(ula, 'helpdesk agent');
  await arrowTo(ula, 'No agent role');
  await tabTo(ula, 'No admin role');
  await arrowTo(ula, 'billing admin');
  await press(ula, 'Change the roles');
  await expect(ula.getByText('The roles were changed.')).toBeVisible();
  await page.goto('/cases');
  await expect(page.getByRole('main').getByText('Why this is not open to you')).toBeVisible();
  await context.close();
});

test('By keyboard alone: ada creates a customer, is told what is wrong, and orders a further subscription', async ({
  signIn,
}) => {
  const { page } = await signIn('ada', { locale: 'en' });
  const prefix = `k${randomUUID().slice(0, 8)}`;
  await page.goto('/customers');
  await skipToPage(page);
  await press(page, 'New customer');
  await expect(heading(page, 'New customer')).toBeVisible();
  for (const [label, text] of [
    ['Company name', `Keyed Goods ${prefix}`],
    ['Domain prefix', prefix],
    ['City', 'Shanghai'],
    ['Street and number', '4 Key Lane'],
    ['Primary contact', 'Fay Lund'],
    ["Contact's e-mail", 'fay@keyed.example'],
    ['Bills go to', 'Keyed accounts'],
    ['E-mail for bills', 'bills@keyed.example'],
    ['Billing address', '4 Key Lane, Shanghai'],
  ] as const)
    await typeInto(page, label, text);
  await tabTo(page, 'Offer');
  await page.keyboard.type('Office 365 Enterprise E3');
  await typeInto(page, 'Seats', 'many');
  await typeInto(page, "Administrator's name", 'Frank Ito');
  await typeInto(page, "Administrator's e-mail", `${prefix}@keyed.example`);
  await press(page, 'Create customer');
  await expect(alert(page)).toBeFocused();
  await press(page, 'Seats: Write the number of seats');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('25');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The customer is created')).toBeVisible();

  await skipToPage(page);
  await press(page, 'Order a subscription');
  await expect(heading(page, 'Order a subscription')).toBeVisible();
  await tabTo(page, 'Offer');
  await page.keyboard.type('Exchange Online Archiving');
  await typeInto(page, 'Seats', '5');
  await tabTo(page, 'Add-on to');
  await page.keyboard.type('Office 365 Enterprise E3');
  await press(page, 'Order');
  await expect(page.getByText('The subscription is ordered')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Subscriptions', exact: true })).toContainText('Archiving');
});

/** The link of a partner made for this alone: the partners of the cast have one link each, which other journeys renew. */
async function relationLink(sql: Sql): Promise<{ path: string; partner: string }> {
  const [id, person, token] = [randomUUID(), randomUUID(), randomUUID().replaceAll('-', '').padEnd(43, 'k')];
  const partner = `Lucerne Partners ${id.slice(0, 8)}`;
  await sql("INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'partner', $2, lower($2), $3)", [
    id,
    partner,
    `lucerne${id.slice(0, 8)}.example`,
  ]);
  await sql("INSERT INTO person (id, organization_id, name, email) VALUES ($1, $2, 'Luc Favre', $3)", [
    person,
    id,
    `luc@lucerne${id.slice(0, 8)}.example`,
  ]);
  await sql(
    "INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at) VALUES ($1, $2, $3, '{teams}', $4, now())",
    [randomUUID(), id, token, person],
  );
  return { path: `/relation/${token}`, partner };
}

test('By keyboard alone: a customer accepts a relation and grants a service with it', async ({ sql, browser }) => {
  const { path, partner } = await relationLink(sql);
  const { page } = await newCustomer(sql, browser);
  await page.goto(path);
  await expect(heading(page, `Request of ${partner}`)).toBeVisible();
  await skipToPage(page);
  await press(page, 'Microsoft Teams', 'Space');
  await press(page, 'Accept');
  await expect(page).toHaveURL('/tenant/partners?saved=yes');
  const section = page.getByRole('region', { name: partner, exact: true });
  await expect(section.getByRole('checkbox', { name: 'Microsoft Teams' })).toBeChecked();
  await page.context().close();
});

test('By keyboard alone: ada searches the record, opens an act and comes back to its row', async ({ signIn }) => {
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/record');
  await skipToPage(page);
  await tabTo(page, 'What');
  await page.keyboard.type('Support requests');
  await press(page, 'Search');
  await expect(page).toHaveURL(/act=escalation/);
  await page.keyboard.press('j');
  const row = page.locator('[data-row-link]').first();
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.locator('dialog:modal');
  await expect(panel).toContainText('For whom');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(row).toBeFocused();
});
