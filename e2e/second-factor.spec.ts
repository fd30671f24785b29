import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expect, fillSignIn, type Sql, test } from './fixtures';

const PAGE = '/settings/security/second-factor';
const HALF_MINUTE = 30_000;
const codeOf = (seed: string, steps = 0) =>
  new TOTP({ secret: seed }).generate({ timestamp: Date.now() + steps * HALF_MINUTE });

const seedOn = async (page: Page) => (await page.locator('code').first().innerText()).replaceAll(/\s/g, '');
const axe = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map((found) => `${found.id} ${found.nodes[0]?.html}`);

/** A reader of Litware's Message Center, of whom Litware requires a factor: nobody else in these journeys is one. */
async function requireOf(sql: Sql, personId: string): Promise<void> {
  await sql('DELETE FROM person_role WHERE person_id = $1', [personId]);
  await sql(
    "INSERT INTO person_role (person_id, organization_id, role) SELECT id, organization_id, 'message_center_reader' FROM person WHERE id = $1",
    [personId],
  );
  await sql(
    `INSERT INTO factor_requirement (organization_id, role, set_by_id, set_at)
     SELECT organization_id, 'message_center_reader', id, now() FROM person WHERE id = $1 ON CONFLICT DO NOTHING`,
    [personId],
  );
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('Without JavaScript an authenticator is set up, asked for at the next sign-in, and a recovery code gets in once', async ({
    page,
    invite,
  }) => {
    const { email } = await invite('hana');
    await page.goto(PAGE);
    await fillSignIn(page, email);
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
    const seed = await seedOn(page);
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Confirm the code' }).click();
    await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/This code does not count/);
    await page.getByLabel('Code', { exact: true }).fill(codeOf(seed));
    await page.getByRole('button', { name: 'Confirm the code' }).click();
    await expect(page.getByText('Your recovery codes, shown this once')).toBeVisible();
    const codes = await page.locator('li.select-all').allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.goto(PAGE);
    await expect(page.getByText(/10 of those made on .* are left/)).toBeVisible();
    expect(await page.content()).not.toContain(codes[0]);

    await page.context().clearCookies();
    await page.goto('/settings/you');
    await fillSignIn(page, email);
    await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
    await page.goto('/support-requests');
    await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/This code does not count/);
    await page.getByLabel('Code', { exact: true }).fill(codeOf(seed, 1));
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL('/support-requests');

    for (const isFirst of [true, false]) {
      await page.context().clearCookies();
      await page.goto('/settings/you');
      await fillSignIn(page, email);
      await page.getByLabel('Code', { exact: true }).fill((codes[0] ?? '').toLowerCase());
      await page.getByRole('button', { name: 'Go on' }).click();
      if (isFirst) await expect(page).toHaveURL('/settings/you');
      else await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/does not count/);
    }
  });

  test('Without JavaScript a dangerous act asks for the proof in its own form, and nothing typed is lost', async ({
    signIn,
    sql,
  }) => {
    const { page, sessionHash } = await signIn('hana');
    await sql("UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE id_hash = $1", [sessionHash]);
    await page.goto(PAGE);
    await page.getByLabel('Name of the passkey').fill('A name to keep');
    const form = page.locator('#add-passkey');
    await form.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(form.getByRole('alert')).toContainText('prove that it is you');
    await expect(form.getByLabel('Name of the passkey')).toHaveValue('A name to keep');
    await form.getByLabel('Your password, to confirm').fill('portal-demo-2026');
    await form.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(form.getByText('Making a passkey needs JavaScript.')).toBeVisible();
  });
});

test('Who holds a role that requires a second factor sets one up at the sign-in, by keyboard alone, and goes on to where they wanted', async ({
  page,
  invite,
  sql,
}) => {
  const { id, email } = await invite('lena');
  await requireOf(sql, id);
  await page.goto('/settings/you');
  await fillSignIn(page, email);
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.goto('/settings/notifications');
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up an authenticator app' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Code', { exact: true }).focus();
  await page.keyboard.type(codeOf(await seedOn(page)));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your recovery codes, shown this once')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Liaison recovery codes, each for one use')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Go on to Liaison' }).click();
  await expect(page).toHaveURL('/settings/notifications');
});

test('A customer’s global administrator sees which roles require a factor, and sets it', async ({ signIn }) => {
  const { page } = await signIn('alan', { locale: 'en' });
  await page.goto('/settings/required-factors');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'member', exact: true }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It holds from everybody')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'member', exact: true })).toBeChecked();
});
