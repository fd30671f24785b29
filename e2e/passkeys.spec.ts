import type { Page } from '@playwright/test';
import { expect, fillSignIn, test } from './fixtures';

const PAGE = '/settings/security/second-factor';

/** A phone of Chromium's own that verifies its user and keeps passkeys. */
async function givenAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verifies: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

test('A passkey is added and named, signs in alone, is the second step after a password, and is taken away', async ({
  page,
  invite,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  const { email } = await invite('hana');
  const authenticator = await givenAuthenticator(page);
  await page.goto(PAGE);
  await fillSignIn(page, email);
  await page.getByLabel('Name of the passkey').fill('My phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is added.')).toBeVisible();
  await expect(page.locator('li.select-all')).toHaveCount(10);
  await expect(page.getByText('My phone', { exact: true })).toBeVisible();

  await page.getByLabel('Name of the passkey').last().fill('The same phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/settings/you');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL('/settings/you');
  await expect(page.getByRole('main').getByText(email)).toBeVisible();

  await page.context().clearCookies();
  await page.goto(PAGE);
  await fillSignIn(page, email);
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(PAGE);

  await page.getByText('Rename or remove My phone').click();
  const change = page.locator('form[id^=rename-]');
  await change.getByLabel('Name of the passkey').fill('Work phone');
  await change.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByText('Work phone', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove this passkey' }).click();
  await expect(page.getByText('Work phone', { exact: true })).toHaveCount(0);

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This passkey was not accepted')).toBeVisible();
  await authenticator.verifies(false);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('The browser gave no passkey')).toBeVisible();
  expect(refused).toEqual([]);
});
