import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { hashOf } from '@/lib/shared/ids';
import { faultsOf } from './axe';
import { problem } from './filing';
import { expect, fillSignIn, test } from './fixtures';
import { mailedLink } from './mailed';

const GOOD = 'stapled umbrellas quietly orbit';
const newAddress = () => `ines-${randomUUID().slice(0, 8)}@invited.example`;

async function invite(page: Page, email: string): Promise<void> {
  await page.goto('/people/new');
  await page.getByLabel('Name', { exact: true }).fill('Ines Invited');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('radio', { name: 'helpdesk agent' }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('heading', { name: 'Invitation for Ines Invited' })).toBeVisible();
}

async function accept(page: Page, link: string, password = GOOD): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Choose a password').fill(password);
  await page.getByLabel('The same password again').fill(password);
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
}

test('People: ula invites, the invited chooses a password that is good enough and is in; a second use of the link says so', async ({
  signIn,
  browser,
}) => {
  const ula = await signIn('ula', { locale: 'en' });
  const email = newAddress();
  await invite(ula.page, email);
  const link = await mailedLink(email);
  // The worker lays the mail down before it writes that it did.
  await expect(async () => {
    await ula.page.reload();
    await expect(ula.page.getByText('This demo has no mail server')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByText('(Contoso Cloud) invites you to sign in for Contoso Cloud.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await accept(page, link, 'contoso-cloud');
  await expect(problem(page)).toBeVisible();
  await expect(
    page.getByText('This is little more than your name, address, organization or the portal.').first(),
  ).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Ines Invited');
  expect(await faultsOf(page)).toEqual([]);
  await accept(page, link);
  await expect(page.locator('summary').getByText('Ines Invited')).toBeVisible();
  await page.goto('/people');
  await expect(
    page
      .getByRole('heading', { name: 'Why this is not open to you' })
      .or(page.getByText('Why this is not open to you')),
  ).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
  await ula.page.goto(`/people?q=${encodeURIComponent(email)}`);
  await expect(ula.page.getByRole('row', { name: /Ines Invited/ })).toContainText('Active');
  await context.close();
});

test('People: a role that was taken is gone at the next click; disabling signs out', async ({ signIn }) => {
  const ada = await signIn('ada', { locale: 'en' });
  const hana = await signIn('hana', { locale: 'en' });
  await hana.page.goto('/support-requests');
  await expect(hana.page.getByRole('table').first()).toBeVisible();
  await ada.page.goto(`/people/${hana.id}`);
  await ada.page.getByRole('radio', { name: 'sales agent' }).check();
  await ada.page.getByRole('button', { name: 'Change the roles' }).click();
  await expect(ada.page.getByText('The roles were changed.')).toBeVisible();
  await expect(ada.page.getByRole('region', { name: 'Record' })).toContainText('from helpdesk agent to sales agent');
  await hana.page.goto('/support-requests');
  await expect(hana.page.getByText('Why this is not open to you')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Disable' }).click();
  await expect(ada.page.getByRole('button', { name: 'Enable' })).toBeVisible();
  await hana.page.goto('/support-requests');
  await expect(hana.page).toHaveURL(/\/sign-in/);
});

test('People: a forgotten password is chosen anew with a link; the sessions of before are over', async ({
  signIn,
  browser,
}) => {
  const bo = await signIn('bo', { locale: 'en' });
  await bo.page.goto('/settings/security');
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page).toHaveURL('/reset-password');
  await page.getByLabel('Email').fill(bo.email);
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(await mailedLink(bo.email));
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('New password').fill(GOOD);
  await page.getByLabel('The same password again').fill(GOOD);
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('Your new password is set.')).toBeVisible();
  await fillSignIn(page, bo.email, GOOD);
  await expect(page).not.toHaveURL(/sign-in/);
  await bo.page.goto('/settings/security');
  await expect(bo.page).toHaveURL(/\/sign-in/);
  await context.close();
});

test('People: own sessions are listed and ended, and a change of the password ends the others', async ({
  signIn,
  sql,
}) => {
  const sam = await signIn('sam', { locale: 'en' });
  for (const agent of ['Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', 'Mozilla/5.0 (iPhone) Safari/605.1'])
    await sql(
      "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, user_agent) VALUES ($1, $2, 120, now() + interval '1 hour', $3)",
      [hashOf(randomUUID()), sam.id, agent],
    );
  await sam.page.goto('/settings/security');
  await expect(sam.page.getByRole('row', { name: /Firefox · Windows/ })).toBeVisible();
  await sam.page.getByRole('button', { name: 'End the session in Firefox · Windows' }).click();
  await expect(sam.page.getByRole('row', { name: /Firefox/ })).toHaveCount(0);
  await sam.page.getByLabel('Current password').fill('portal-demo-2026');
  await sam.page.getByLabel('New password').fill(GOOD);
  await sam.page.getByLabel('The same password again').fill(GOOD);
  await sam.page.getByRole('button', { name: 'Change the password' }).click();
  await expect(sam.page.getByText('Your password was changed.')).toBeVisible();
  await sam.page.reload();
  await expect(sam.page.getByRole('row', { name: /Safari/ })).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('People: inviting and accepting work, what was typed stays, and a password never comes back', async ({
    signIn,
    browser,
  }) => {
    const ula = await signIn('ula', { locale: 'en', context: { javaScriptEnabled: false } });
    const email = newAddress();
    await ula.page.goto('/people/new');
    await ula.page.getByLabel('Name', { exact: true }).fill('Ines Invited');
    await ula.page.getByLabel('Email').fill('no address');
    await ula.page.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(ula.page.getByLabel('Email')).toHaveAccessibleDescription(
      /Enter an e-mail address such as name@company\.example\./,
    );
    await expect(ula.page.getByLabel('Name', { exact: true })).toHaveValue('Ines Invited');
    await expect(ula.page.getByLabel('Email')).toHaveValue('no address');
    await invite(ula.page, email);
    const link = await mailedLink(email);
    const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false });
    const page = await context.newPage();
    await accept(page, link, 'tooshort');
    await expect(page.getByText('Choose at least 12 characters.').first()).toBeVisible();
    await expect(page.getByLabel('Choose a password')).toHaveValue('');
    expect(await page.content()).not.toContain('tooshort');
    await accept(page, link);
    await expect(page.locator('summary').getByText('Ines Invited')).toBeVisible();
    await context.close();
  });
});
