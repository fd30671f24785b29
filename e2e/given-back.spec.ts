import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ORGANIZATIONS } from '@/test/cast';
import { problem } from './filing';
import { expect, fillSignIn, type Guest, type Sql, test } from './fixtures';
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

  test('who else signs in in this browser is given nothing of it', async ({ signIn, invite, sql }) => {
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
  });
});
