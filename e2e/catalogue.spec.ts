import { ORGANIZATIONS } from '@/test/cast';
import { problem } from './filing';
import { expect, test, unique } from './fixtures';

test.use({ javaScriptEnabled: false });

test('Without JavaScript a service is added, renamed, filtered by under its new name, and retired', async ({
  signIn,
  sql,
}) => {
  const { page } = await signIn('he', { locale: 'en' });
  const id = `viva-${unique()}`;
  await page.goto('/settings/catalogue');
  await page.getByRole('link', { name: 'Add a service' }).click();
  await page.getByLabel('Short name').fill('Viva!');
  await page.getByLabel('Name of the service').fill(`Viva ${id}`);
  await page.getByLabel('Other names').fill('Microsoft Teams');
  await page.getByRole('button', { name: 'Add a service' }).click();
  await expect(page.getByLabel('Short name')).toHaveAccessibleDescription(/2 to 40 lower-case letters/);
  await page.getByLabel('Short name').fill(id);
  await page.getByRole('button', { name: 'Add a service' }).click();
  await expect(problem(page)).toContainText('Other names: Another service is called this.');
  await expect(page.getByLabel('Name of the service')).toHaveValue(`Viva ${id}`);
  await page.getByLabel('Other names').fill('');
  await page.getByRole('button', { name: 'Add a service' }).click();
  await expect(page.getByRole('heading', { name: `Viva ${id}` })).toBeVisible();

  await page.getByRole('link', { name: new RegExp(`^Change the service ?: Viva ${id}$`) }).click();
  await page.getByLabel('Name of the service').fill(`Engage ${id}`);
  await page.getByRole('button', { name: 'Save the service' }).click();
  await expect(page.getByRole('heading', { name: `Engage ${id}` })).toBeVisible();
  expect(await sql('SELECT aliases FROM service WHERE id = $1', [id])).toEqual([{ aliases: [`Viva ${id}`] }]);

  const hana = await signIn('hana', { locale: 'en' });
  await hana.page.goto('/support-requests');
  await expect(hana.page.getByRole('option', { name: `Engage ${id}` })).toBeAttached();
  const services = `/support-requests/new?customer=${ORGANIZATIONS.tailspin.id}`;
  await hana.page.goto(services);
  await expect(hana.page.getByText(`Engage ${id}`)).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^Retire the service ?: Engage ${id}$`) }).click();
  await expect(page.getByText('Nothing new is filed for this service.')).toBeVisible();
  await hana.page.goto(services);
  await expect(hana.page.getByText(`Engage ${id}`)).toHaveCount(0);
});

test('Without JavaScript a receiver at this machine is refused beside its field, one sent again from Back is said, and one is removed', async ({
  signIn,
  sql,
}) => {
  const { page } = await signIn('he', { locale: 'en' });
  const name = `Desk ${unique()}`;
  await page.goto('/settings/delivery?target=new');
  const save = () => page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Address', { exact: true }).fill('https://desk.localhost/hook');
  await page.getByRole('radio', { name: /^Off/ }).check();
  await save();
  await expect(page.getByLabel('Address', { exact: true })).toHaveAccessibleDescription(/private/i);
  await page.getByLabel('Address', { exact: true }).fill('https://desk.example/hook');
  await save();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  const [made] = await sql('SELECT id FROM delivery_target WHERE name = $1', [name]);
  await page.goto('/settings/delivery?target=new');
  await page
    .locator('form:has(input[name="url"]) input[name="id"]')
    .evaluate((field, id) => field.setAttribute('value', id), String(made?.id));
  await page.getByLabel('Name', { exact: true }).fill(`${name} two`);
  await page.getByLabel('Address', { exact: true }).fill('https://desk.example/second');
  await page.getByRole('radio', { name: /^Off/ }).check();
  await save();
  await expect(problem(page)).toContainText('Something else was sent with this form already');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`${name} two`);
  await save();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  expect(await sql('SELECT name FROM delivery_target WHERE name LIKE $1 ORDER BY name', [`${name}%`])).toEqual([
    { name },
    { name: `${name} two` },
  ]);

  await page.goto('/settings/delivery');
  await page.getByRole('link', { name: new RegExp(`^Remove ?: ${name} two$`) }).click();
  await expect(page.getByText('This cannot be undone.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the receiver' }).click();
  await expect(page.getByText('The receiver is removed.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`${name} two`) })).toHaveCount(0);
  await sql('UPDATE delivery_target SET is_enabled = false, removed_at = now() WHERE name = $1', [name]);
});
