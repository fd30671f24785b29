import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { ORGANIZATIONS } from '@/test/cast';
import { filingPath, fillRequest, problem } from './filing';
import { expect, fillSignIn, type Guest, openSession, type Sql, test } from './fixtures';
import { fillCustomer } from './organizations';

const plain = { locale: 'en', context: { javaScriptEnabled: false } } as const;
const SAID = 'You had been signed out, so nothing was sent. What you typed stands in the form again';
const word = () => `Typed ${randomUUID().slice(0, 8)}`;
const revoke = (sql: Sql, { sessionHash }: Guest) =>
  sql('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [sessionHash]);

/** Sends the form of the page after the session's end, and signs in where that leads. */
async function sendSignedOut(sql: Sql, guest: Guest, button: string): Promise<void> {
  await revoke(sql, guest);
  await guest.page.getByRole('button', { name: button, exact: true }).first().click();
  await expect(guest.page).toHaveURL(/\/sign-in\?returnTo=/);
  await fillSignIn(guest.page, guest.email);
}

const left = (page: Page) => page.getByRole('region', { name: 'What became of your form' });

test.describe('Without JavaScript, when the session was over', () => {
  test('a tenant’s settings come back in their form after signing in, and are saved from there', async ({
    signIn,
    sql,
  }) => {
    const wendy = await signIn('wendy', plain);
    const street = word();
    const path = `/customers/${ORGANIZATIONS.wingtip.id}/configuration?service=exchange&edit=profile`;
    await wendy.page.goto(path);
    const form = wendy.page.locator('#form-profile');
    await form.getByLabel('Address').fill(street);
    await sendSignedOut(sql, wendy, 'Save');
    await expect(wendy.page).toHaveURL(path);
    await expect(problem(wendy.page)).toContainText(SAID);
    await expect(form.getByLabel('Address')).toHaveValue(street);
    await expect(left(wendy.page)).toBeHidden();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(wendy.page.getByText('Saved. It takes effect now')).toBeVisible();
    await wendy.page.goto(path);
    await expect(problem(wendy.page)).toHaveCount(0);
    await expect(form.getByLabel('Address')).toHaveValue(street);
  });

  test('a whole new customer comes back, choices too, and is made once', async ({ signIn, sql }) => {
    const sam = await signIn('sam', plain);
    await sam.page.goto('/customers/new');
    const prefix = await fillCustomer(sam.page, { Seats: '31' });
    await sendSignedOut(sql, sam, 'Create customer');
    await expect(problem(sam.page)).toContainText(SAID);
    await expect(sam.page.getByLabel('Company name')).toHaveValue(`Fourth Coffee ${prefix}`);
    await expect(sam.page.getByLabel('Offer', { exact: true })).toHaveValue('o365-e3');
    await expect(sam.page.getByLabel('Seats')).toHaveValue('31');
    await sam.page.getByRole('button', { name: 'Create customer' }).click();
    await expect(sam.page.getByText('The customer is created')).toBeVisible();
  });

  test('what a partner says of its support comes back, and so does an invitation', async ({ signIn, sql }) => {
    const fei = await signIn('fei', plain);
    const hours = word();
    await fei.page.goto('/partner/profile');
    await fei.page.locator('#support-supportHours').fill(hours);
    await sendSignedOut(sql, fei, 'Save');
    await expect(problem(fei.page)).toContainText(SAID);
    await expect(fei.page.locator('#support-supportHours')).toHaveValue(hours);

    const ula = await signIn('ula', plain);
    await ula.page.goto('/people/new');
    await ula.page.locator('#invite-name').fill(hours);
    await ula.page.locator('#invite-email').fill('new@contoso.example');
    await revoke(sql, ula);
    await ula.page.locator('#invite').getByRole('button').last().click();
    await fillSignIn(ula.page, ula.email);
    await expect(problem(ula.page)).toContainText(SAID);
    await expect(ula.page.locator('#invite-name')).toHaveValue(hours);
    await expect(ula.page.locator('#invite-email')).toHaveValue('new@contoso.example');
  });

  test('passwords are kept nowhere', async ({ signIn, sql }) => {
    const max = await signIn('max', plain);
    await max.page.goto('/settings/security');
    for (const name of ['current', 'password', 'repeat'])
      await max.page.locator(`#change-${name}`).fill(`a secret of twelve ${name}`);
    await sendSignedOut(sql, max, 'Change the password');
    await expect(problem(max.page)).toContainText('You had been signed out');
    for (const name of ['current', 'password', 'repeat'])
      await expect(max.page.locator(`#change-${name}`)).toHaveValue('');
    expect(await max.page.content()).not.toContain('a secret of twelve');
  });

  test('who else signs in in this browser is given nothing of it, and it stays for whose it is', async ({
    signIn,
    invite,
    sql,
  }) => {
    const wendy = await signIn('wendy', plain);
    const other = await invite('wendy', { locale: 'en' });
    const street = word();
    const path = `/customers/${ORGANIZATIONS.wingtip.id}/configuration?service=exchange&edit=profile`;
    await wendy.page.goto(path);
    await wendy.page.locator('#form-profile').getByLabel('Address').fill(street);
    await sendSignedOut(sql, { ...wendy, email: other.email }, 'Save');
    await expect(wendy.page).toHaveURL(path);
    await expect(problem(wendy.page)).toHaveCount(0);
    expect(await wendy.page.content()).not.toContain(street);
    await wendy.page.locator('summary').getByText('Wendy').click();
    await wendy.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(wendy.page).toHaveURL(/\/sign-in/);
    await wendy.page.goto(path);
    await fillSignIn(wendy.page, wendy.email);
    await expect(problem(wendy.page)).toContainText(SAID);
    await expect(wendy.page.locator('#form-profile').getByLabel('Address')).toHaveValue(street);
  });

  test('two tabs that were sent are both given back, each on its page', async ({ signIn, sql }) => {
    const ada = await signIn('ada', plain);
    const [name, hours] = [word(), word()];
    const other = await ada.context.newPage();
    await ada.page.goto('/people/new');
    await other.goto('/partner/profile');
    await ada.page.locator('#invite-name').fill(name);
    await other.locator('#support-supportHours').fill(hours);
    await revoke(sql, ada);
    await ada.page.locator('#invite').getByRole('button').last().click();
    await expect(ada.page).toHaveURL(/\/sign-in\?returnTo=/);
    await other.getByRole('button', { name: 'Save', exact: true }).first().click();
    await fillSignIn(other, ada.email);
    await expect(other.locator('#support-supportHours')).toHaveValue(hours);
    await ada.page.goto('/people/new');
    await expect(problem(ada.page)).toContainText(SAID);
    await expect(ada.page.locator('#invite-name')).toHaveValue(name);
  });

  test('a message comes back that was sent by the upload button beside it', async ({ signIn, sql }) => {
    const hana = await signIn('hana', plain);
    const title = word();
    await hana.page.goto(filingPath('tailspin', 'exchange'));
    await fillRequest(hana.page, { title });
    await sendSignedOut(sql, hana, 'Upload the chosen files');
    await expect(hana.page.getByLabel('Title', { exact: true })).toHaveValue(title);
  });

  test('it waits while a sign-in stops before its second step', async ({ signIn, sql }) => {
    const hana = await signIn('hana', plain);
    const { page } = hana;
    await page.goto('/settings/security/second-factor');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const secret = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '');
    const code = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
    await page.getByLabel('Code', { exact: true }).fill(code(0));
    await page.getByRole('button', { name: 'Confirm the code' }).click();
    await expect(page.getByText('Your recovery codes, shown this once')).toBeVisible();
    await page.goto('/settings/you');
    await page.locator('#preferences-timeZone').selectOption('Europe/Berlin');
    await sendSignedOut(sql, hana, 'Save');
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await expect(page).toHaveURL('/sign-in');
    await page.goto('/settings/you');
    await fillSignIn(page, hana.email);
    await page.getByLabel('Code', { exact: true }).fill(code(1));
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL('/settings/you');
    await expect(problem(page)).toContainText(SAID);
    await expect(page.locator('#preferences-timeZone')).toHaveValue('Europe/Berlin');
  });
});

for (const context of [{ javaScriptEnabled: true }, { javaScriptEnabled: false }])
  test(`A form of ada's is not sent by fei, who signs in meanwhile${context.javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    signIn,
    invite,
    sql,
  }) => {
    const ada = await signIn('ada', { locale: 'en', context });
    const fei = await invite('fei', { locale: 'en' });
    const name = word();
    const email = `${randomUUID().slice(0, 8)}@invited.example`;
    await ada.page.goto('/people/new');
    await ada.page.locator('#invite-name').fill(name);
    await ada.page.locator('#invite-email').fill(email);
    await ada.page.getByRole('radio', { name: 'helpdesk agent' }).check();
    await openSession(sql, ada.context, fei.id);
    for (const _ of ['once', 'again']) {
      await ada.page.locator('#invite').getByRole('button').last().click();
      await expect(problem(ada.page)).toContainText('You are signed in as Fei');
      await expect(problem(ada.page)).toContainText('this was written by somebody else. Nothing was sent.');
      await expect(ada.page.locator('#invite-name')).toHaveValue(name);
    }
    expect(await sql('SELECT FROM invitation WHERE email = $1', [email])).toEqual([]);
    await openSession(sql, ada.context, ada.id);
    await ada.page.locator('#invite').getByRole('button').last().click();
    await expect(ada.page.getByRole('heading', { name: `Invitation for ${name}` })).toBeVisible();
    expect(await sql('SELECT invited_by AS by FROM invitation WHERE email = $1', [email])).toEqual([{ by: ada.id }]);
  });

test('What is being typed, and a file, become nothing of who signs in meanwhile', async ({ signIn, invite, sql }) => {
  const hana = await signIn('hana', { locale: 'en' });
  const { page } = hana;
  const other = await invite('hana', { locale: 'en' });
  await page.goto(filingPath('tailspin', 'exchange'));
  await openSession(sql, hana.context, other.id);
  await page.getByLabel('Title', { exact: true }).fill(word());
  await expect(page.getByText('The draft could not be saved')).toBeVisible();
  await page
    .getByLabel('Add files')
    .setInputFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from('mine\n') });
  await expect(page.getByText('Nothing of it was kept under your name.')).toBeVisible();
  expect(await sql('SELECT FROM draft WHERE person_id = $1', [other.id])).toEqual([]);
  expect(await sql('SELECT FROM attachment WHERE person_id = $1', [other.id])).toEqual([]);
});
