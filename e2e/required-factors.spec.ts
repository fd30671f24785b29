import { TOTP } from 'otpauth';
import { expect, openSession, test } from './fixtures';
import { newCustomer } from './organizations';

const PAGE = '/settings/required-factors';

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? '' : 'Without JavaScript, ';
  test(`${how}who requires a factor of the own role is led to set one up, and then told that it was saved`, async ({
    browser,
    sql,
  }) => {
    const { page } = await newCustomer(sql, browser, javaScriptEnabled);
    await page.goto(PAGE);
    await page.getByRole('checkbox', { name: 'global administrator', exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const seed = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '');
    await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret: seed }).generate());
    await page.getByRole('button', { name: 'Confirm the code' }).click();
    await page.getByRole('link', { name: 'Go on to Liaison' }).click();
    await expect(page.getByText('Saved. It holds from everybody')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'global administrator', exact: true })).toBeChecked();
    await page.context().close();
  });

  test(`${how}of two who change which roles must have one, the later is shown both and decides`, async ({
    browser,
    sql,
  }) => {
    const { page } = await newCustomer(sql, browser, javaScriptEnabled);
    const other = await page.context().newPage();
    for (const one of [page, other]) await one.goto(PAGE);
    await page.getByRole('checkbox', { name: 'member', exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. It holds from everybody')).toBeVisible();
    await other.getByRole('checkbox', { name: 'billing administrator', exact: true }).check();
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByRole('main').getByRole('alert')).toContainText('changed');
    await expect(other.getByRole('checkbox', { name: 'billing administrator', exact: true })).toBeChecked();
    await expect(other.locator('strong').filter({ hasText: 'member' })).toBeVisible();
    await other.getByRole('checkbox', { name: 'member', exact: true }).check();
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByText('Saved. It holds from everybody')).toBeVisible();
    await page.goto(PAGE);
    for (const name of ['member', 'billing administrator'])
      await expect(page.getByRole('checkbox', { name, exact: true })).toBeChecked();
    await page.context().close();
  });
}

test('A set-up of an authenticator is shown in the session that began it alone, and asks for the proof again once that is old', async ({
  browser,
  signIn,
  sql,
}) => {
  const security = '/settings/security/second-factor';
  const { id, page, sessionHash } = await signIn('hana', { locale: 'en' });
  await page.goto(security);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const seed = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '');

  const context = await browser.newContext();
  await openSession(sql, context, id);
  const other = await context.newPage();
  await other.goto(security);
  await expect(other.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
  await expect(other.getByRole('img', { name: /QR code/ })).toHaveCount(0);
  await context.close();

  await sql("UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE id_hash = $1", [sessionHash]);
  await page.reload();
  const form = page.locator('#confirm-authenticator');
  await form.getByLabel('Code', { exact: true }).fill(new TOTP({ secret: seed }).generate());
  await form.getByLabel('Your password, to confirm').fill('portal-demo-2026');
  await form.getByRole('button', { name: 'Confirm the code' }).click();
  await expect(page.getByText('Your recovery codes, shown this once')).toBeVisible();
});
