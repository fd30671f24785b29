import type { Page } from '@playwright/test';
import { ORGANIZATIONS, type OrganizationKey } from '@/test/cast';
import { filingPath, problem } from './filing';
import { expect, type Guest, test, unique } from './fixtures';

const configuration = (customer: OrganizationKey, service = 'exchange', more = '') =>
  `/customers/${ORGANIZATIONS[customer].id}/configuration?service=${service}${more}`;
const history = (customer: OrganizationKey) => `/customers/${ORGANIZATIONS[customer].id}/configuration/history`;
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const PROFILE = 'Organization profile';

async function fillStreet(page: Page, street: string): Promise<void> {
  const form = section(page, PROFILE);
  await form.getByLabel('Address').fill(street);
  await form.getByRole('button', { name: 'Save' }).click();
}

async function saveStreet(page: Page, customer: OrganizationKey, street: string): Promise<void> {
  await page.goto(configuration(customer, 'exchange', '&edit=profile'));
  await fillStreet(page, street);
  await expect(page.getByText('Saved. It takes effect now')).toBeVisible();
}

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first();

// One after the other: two of them change what one tenant delegates, and the second would be told that it has changed.
test.describe.configure({ mode: 'default' });

test('A global administrator changes her own tenant, sees who changed it last, and undoes it', async ({ signIn }) => {
  const { page } = await signIn('wendy');
  const street = unique('Suite ');
  await page.goto(configuration('wingtip'));
  const profile = section(page, PROFILE);
  await expect(profile).toContainText('The country can never be changed');
  await expect(profile.getByLabel('Country or region')).toHaveCount(0);
  await profile.getByRole('link', { name: 'Change' }).click();
  await fillStreet(page, street);
  await expect(page.getByText('Saved. It takes effect now')).toBeVisible();
  await expect(profile).toContainText(street);
  await expect(profile).toContainText('Wendy Tan changed this');
  await page.goto(history('wingtip'));
  await rowOf(page, street).getByRole('link', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Put it back to/ }).click();
  await expect(page.getByText('Undone. It is what it was before')).toBeVisible();
});

test('What is wrong is said beside its field, and what was typed stays', async ({ signIn }) => {
  const { page } = await signIn('tina', { locale: 'en' });
  await page.goto(configuration('tailspin', 'exchange', '&edit=password'));
  const form = section(page, 'Password expiration policy');
  await form.getByLabel('Days until a password expires').fill('13');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByLabel('Days until a password expires')).toHaveAccessibleDescription(/from 14 to 730/);
  await expect(form.getByLabel('Days until a password expires')).toHaveValue('13');
});

test('Wider sharing warns that data may leave China; OneDrive is never wider than SharePoint', async ({ signIn }) => {
  const { page } = await signIn('lena');
  await page.goto(configuration('litware', 'sharepoint'));
  await page.getByRole('link', { name: /External sharing is off/ }).click();
  const form = section(page, 'External sharing');
  const pick = (name: string, level: string) =>
    form
      .getByRole('group', { name, exact: true })
      .getByRole('radio', { name: new RegExp(`^${level}`) })
      .check();
  await expect(form.getByText('can be opened and copied from other countries')).toBeVisible();
  await pick('OneDrive', 'Existing guests');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(problem(page)).toContainText('OneDrive may not be wider than SharePoint');
  await pick('SharePoint', 'Existing guests');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(problem(page)).toContainText('Confirm that you understand that data may leave China');
  await form.getByRole('checkbox', { name: 'I understand that data may leave China' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It takes effect now')).toBeVisible();
  await expect(form).toContainText('Existing guests');
});

test('hana does the same on behalf: a banner names both, the record says who for whom; fei sees what Exchange covers', async ({
  signIn,
}) => {
  const hana = await signIn('hana');
  const street = unique('Suite ');
  await saveStreet(hana.page, 'tailspin', street);
  await expect(hana.page.getByText('You act for Tailspin Toys as Contoso Cloud')).toBeVisible();
  const tina = await signIn('tina', { locale: 'en' });
  await tina.page.goto(history('tailspin'));
  await expect(rowOf(tina.page, street)).toContainText("Contoso Cloud's Hana Sato for Tailspin Toys");
  const fei = await signIn('fei', { locale: 'en' });
  await fei.page.goto(configuration('tailspin'));
  await expect(section(fei.page, PROFILE)).toContainText(
    'it takes delegated administrative privileges for Microsoft Entra',
  );
  await expect(fei.page.getByRole('main')).not.toContainText(street);
  await expect(fei.page.getByRole('main').getByRole('link', { name: 'Change', exact: true })).toHaveCount(0);
});

test('Of two who edit one setting the second is told, with both versions in sight', async ({ signIn }) => {
  const [hana, ada] = [await signIn('hana'), await signIn('ada')];
  const [first, second] = [unique('Suite '), unique('Suite ')];
  for (const { page } of [hana, ada]) await page.goto(configuration('wingtip', 'exchange', '&edit=profile'));
  await fillStreet(hana.page, first);
  await expect(hana.page.getByText('Saved. It takes effect now')).toBeVisible();
  await fillStreet(ada.page, second);
  await expect(problem(ada.page)).toContainText('Somebody changed this while you had it open.');
  await expect(section(ada.page, PROFILE).getByRole('definition').filter({ hasText: first })).toBeVisible();
  await expect(section(ada.page, PROFILE).getByLabel('Address')).toHaveValue(second);
});

const OPEN_PAGE = 'takes the delegation back: pages that are open say so at once, and what was typed is not lost';

async function review(page: Page, service: string, isHeld: boolean): Promise<void> {
  await page.goto('/tenant/partners');
  const partner = section(page, 'Fabrikam Partners');
  await partner.getByRole('checkbox', { name: service }).setChecked(isHeld);
  await partner.getByRole('button', { name: 'Review the change' }).click();
}

test(`alan ${OPEN_PAGE}`, async ({ signIn }) => {
  const fei = await signIn('fei', { locale: 'en' });
  const alan: Guest = await signIn('alan', { locale: 'en' });
  const typed = unique('Suite ');
  const [entra, changes, filing] = [
    await fei.context.newPage(),
    await fei.context.newPage(),
    await fei.context.newPage(),
  ];
  await fei.page.goto(configuration('adatum', 'exchange', '&edit=profile'));
  await section(fei.page, PROFILE).getByLabel('Address').fill(typed);
  await entra.goto(configuration('adatum', 'entra'));
  await expect(entra.getByRole('main')).toContainText('adatum.example');
  await changes.goto(history('adatum'));
  await expect(changes.getByRole('main')).toContainText('Microsoft Entra ID');
  await filing.goto(filingPath('adatum', 'entra'));
  await filing.getByLabel('Title', { exact: true }).fill(typed);
  const closed = section(filing, 'What could be mended first').getByText('You have no delegated privileges');
  await expect(closed).toHaveCount(0);

  await review(alan.page, 'Microsoft Entra ID', false);
  await expect(alan.page.getByText('From now on nobody of Fabrikam Partners sees or changes')).toBeVisible();
  await alan.page.getByRole('button', { name: 'Confirm the change' }).click();
  await expect(alan.page.getByText('Saved. It holds from this moment.')).toBeVisible();

  await test.step('each open page is as if it were opened now', async () => {
    for (const page of [fei.page, entra, changes, filing]) await page.bringToFront();
    await entra.bringToFront();
    await expect(entra.getByRole('main')).not.toContainText('adatum.example');
    await expect(entra.getByRole('main')).toContainText('Rule P5.');
    await changes.bringToFront();
    await expect(changes.getByRole('main')).not.toContainText('Microsoft Entra ID');
    await filing.bringToFront();
    await expect(closed).toBeVisible();
    await expect(filing.getByLabel('Title', { exact: true })).toHaveValue(typed);
    await fei.page.bringToFront();
    const left = fei.page.getByRole('region', { name: 'What became of your form' });
    await expect(left.getByText(typed)).toBeVisible();
    await expect(fei.page.getByLabel('Address')).toHaveCount(0);
  });

  await review(alan.page, 'Microsoft Entra ID', true);
  await alan.page.getByRole('button', { name: 'Confirm the change' }).click();
  await expect(alan.page.getByText('Saved. It holds from this moment.')).toBeVisible();
  await fei.page.bringToFront();
  await fillStreet(fei.page, typed);
  await expect(fei.page.getByText('Saved. It takes effect now')).toBeVisible();
});

test('Without JavaScript a setting is changed, a fault is said beside its field, and delegation is changed', async ({
  signIn,
}) => {
  const plain = { context: { javaScriptEnabled: false } };
  const { page } = await signIn('alan', { locale: 'en', ...plain });
  await page.goto(configuration('adatum', 'exchange', '&edit=contact'));
  const form = section(page, 'Technical contact and language');
  await form.getByLabel('Technical contact').fill('nobody');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(problem(page)).toContainText('Enter an e-mail address');
  await expect(form.getByLabel('Technical contact')).toHaveValue('nobody');
  const address = `desk-${Math.random().toString(36).slice(2, 8)}@adatum.example`;
  await form.getByLabel('Technical contact').fill(address);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It takes effect now')).toBeVisible();
  await expect(form).toContainText(address);
  await review(page, 'Microsoft Teams', false);
  await page.getByRole('button', { name: 'Confirm the change' }).click();
  await expect(section(page, 'Fabrikam Partners').getByRole('checkbox', { name: 'Microsoft Teams' })).not.toBeChecked();
  await review(page, 'Microsoft Teams', true);
  await page.getByRole('button', { name: 'Confirm the change' }).click();
  await expect(section(page, 'Fabrikam Partners').getByRole('checkbox', { name: 'Microsoft Teams' })).toBeChecked();
});

test('Without JavaScript, when the delegation was taken back meanwhile, the page says so and gives back what was typed', async ({
  signIn,
}) => {
  const fei = await signIn('fei', { locale: 'en', context: { javaScriptEnabled: false } });
  const alan = await signIn('alan', { locale: 'en' });
  const other = await fei.context.newPage();
  await fei.page.goto(configuration('adatum', 'exchange', '&edit=profile'));
  await other.goto(configuration('adatum', 'entra', '&edit=profile'));
  await review(alan.page, 'Microsoft Entra ID', false);
  await alan.page.getByRole('button', { name: 'Confirm the change' }).click();
  await expect(alan.page.getByText('Saved. It holds from this moment.')).toBeVisible();
  for (const page of [fei.page, other]) {
    const street = unique('Suite ');
    await fillStreet(page, street);
    await expect(problem(page)).toContainText('has taken it back: nothing was saved (P5)');
    const left = page.getByRole('region', { name: 'What became of your form' });
    await expect(left.getByText('Address', { exact: true })).toBeVisible();
    await expect(left.getByText(street)).toBeVisible();
    await expect(page.getByLabel('Address')).toHaveCount(0);
  }
  await review(alan.page, 'Microsoft Entra ID', true);
  await alan.page.getByRole('button', { name: 'Confirm the change' }).click();
  await expect(alan.page.getByText('Saved. It holds from this moment.')).toBeVisible();
});

test('What is not open is explained: by role, to the operator, to a partner without delegation; a stranger finds nothing', async ({
  signIn,
}) => {
  const uma = await signIn('uma');
  await uma.page.goto(configuration('tailspin'));
  await section(uma.page, PROFILE).locator('summary').click();
  await expect(section(uma.page, PROFILE)).toContainText('Rule P2.');
  await expect(section(uma.page, PROFILE)).toContainText('Tina Xu');
  await uma.page.goto('/tenant/partners');
  await expect(uma.page.getByRole('checkbox')).toHaveCount(0);
  const lin = await signIn('lin', { locale: 'en' });
  await lin.page.goto(configuration('tailspin'));
  await expect(lin.page.getByRole('main')).toContainText('Rule P2.');
  const nora = await signIn('nora');
  await nora.page.goto(configuration('litware', 'onedrive'));
  await expect(nora.page.getByRole('main')).toContainText('Rule P5.');
  for (const path of [configuration('tailspin'), history('tailspin')])
    expect([path, (await nora.page.goto(path))?.status()]).toEqual([path, 404]);
});
