import { randomUUID } from 'node:crypto';
import { filingPath, problem } from './filing';
import { expect, openSession, type Sql, test, unique } from './fixtures';
import { press, skipToPage, typeInto } from './keyboard';

/** A partner of its own with one global admin, so that its arrears are nobody else's. */
async function givenPartner(sql: Sql): Promise<{ id: string; name: string; personId: string }> {
  const [id, personId, mark] = [randomUUID(), randomUUID(), unique()];
  const name = `Proseware ${mark}`;
  await sql("INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'partner', $2, lower($2), $3)", [
    id,
    name,
    `${mark}.example`,
  ]);
  await sql("INSERT INTO person (id, organization_id, name, email) VALUES ($1, $2, 'Pia Rossi', $3)", [
    personId,
    id,
    `pia@${mark}.example`,
  ]);
  await sql("INSERT INTO person_role (person_id, organization_id, role) VALUES ($1, $2, 'global_admin')", [
    personId,
    id,
  ]);
  return { id, name, personId };
}

test('Arrears are set with a reason, bite at the next page of the partner, and are lifted', async ({
  signIn,
  sql,
  browser,
}) => {
  const partner = await givenPartner(sql);
  const theirs = await browser.newContext();
  await openSession(sql, theirs, partner.personId);
  const pia = await theirs.newPage();
  await pia.goto('/settings/you');
  await expect(pia.getByText('is in arrears since')).toHaveCount(0);

  const { page } = await signIn('he', { locale: 'en' });
  await page.goto('/organizations');
  await page.getByLabel('Name, domain or MPN ID').fill(partner.name.split(' ')[1] ?? '');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: partner.name }).click();
  await page.getByRole('link', { name: 'Set arrears' }).click();
  await page.getByRole('button', { name: 'Set arrears' }).click();
  await expect(problem(page)).toContainText('Reason');
  await expect(page.getByLabel('Reason', { exact: true })).toHaveAccessibleDescription(/Fill this in/);
  await page.getByLabel('Reason', { exact: true }).fill('The invoice of October is unpaid');
  await page.getByRole('button', { name: 'Set arrears' }).click();
  await expect(page.getByRole('heading', { name: 'Arrears' })).toBeVisible();
  await expect(page.getByText(/In arrears since/)).toBeVisible();

  await pia.goto('/settings/you');
  await expect(pia.getByText('Your organization is in arrears since')).toBeVisible();
  await expect(pia.getByText('The operator says: The invoice of October is unpaid')).toBeVisible();

  await page.getByRole('link', { name: 'Lift arrears' }).click();
  await page.getByLabel('Reason', { exact: true }).fill('Paid');
  await page.getByRole('button', { name: 'Lift arrears' }).click();
  await expect(page.getByText('Not in arrears').first()).toBeVisible();
  await expect(page.getByRole('table', { name: 'Earlier' })).toContainText('The invoice of October is unpaid');
  await pia.goto('/settings/you');
  await expect(pia.getByText('is in arrears since')).toHaveCount(0);
  await theirs.close();
});

test('Who may not change arrears reads who can; a partner and a support engineer find no organizations', async ({
  signIn,
}) => {
  const qian = await signIn('qian', { locale: 'en' });
  await qian.page.goto('/organizations?view=arrears');
  await qian.page.getByRole('link', { name: 'Northwind Reselling' }).click();
  await expect(qian.page.getByRole('link', { name: /arrears$/ })).toHaveCount(0);
  await qian.page.getByText('Why you cannot change this').click();
  await expect(qian.page.getByText('Rule P9')).toBeVisible();
  for (const who of ['lin', 'hana'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto('/organizations');
    await expect(page.getByText('Why this is not open to you')).toBeVisible();
    await expect(page.getByText('Northwind Reselling')).toHaveCount(0);
  }
});

test('Two who change the response targets: the second is told, keeps what she typed, and sees what stands', async ({
  signIn,
  sql,
}) => {
  const [{ page: zhao }, { page: he }] = [await signIn('zhao', { locale: 'en' }), await signIn('he', { locale: 'en' })];
  const row = (page: typeof zhao) => page.getByRole('group', { name: 'Severity C, billing' });
  for (const page of [zhao, he]) await page.goto('/settings/targets?edit=1');
  await row(zhao).getByLabel('First response within').fill('4');
  await zhao.getByRole('button', { name: 'Try on the last 500 requests' }).click();
  await expect(zhao.getByText(/would have been breached/).first()).toBeVisible();
  await expect(zhao.getByText('Nothing is saved yet.')).toBeVisible();
  await expect(row(zhao).getByLabel('First response within')).toHaveValue('4');
  await zhao.getByRole('button', { name: 'Save' }).click();
  await expect(zhao.getByText('Saved. It holds for what is filed from now on.')).toBeVisible();
  await expect(zhao.getByText(/Last changed by Zhao Min/)).toBeVisible();

  await row(he).getByLabel('First response within').fill('6');
  await he.getByRole('button', { name: 'Save' }).click();
  await expect(problem(he)).toContainText('Somebody changed this while you had it open');
  await expect(row(he).getByLabel('First response within')).toHaveValue('6');
  await expect(he.getByRole('table').getByRole('row', { name: /Severity C, billing/ })).toContainText(
    '4 business days',
  );
  await row(he).getByLabel('First response within').fill('3');
  await he.getByRole('button', { name: 'Save' }).click();
  await expect(he.getByText('Saved. It holds')).toBeVisible();
  expect(await sql("SELECT business_days FROM sla_target WHERE severity = 'C' AND kind = 'billing'")).toEqual([
    { business_days: 3 },
  ]);
});

test('A holiday is entered by keyboard alone, and 2027 says that it is provisional', async ({ signIn }) => {
  const { page } = await signIn('zhao', { locale: 'en' });
  await page.goto('/settings/calendar?year=2027');
  await expect(page.getByText('2027 is provisional')).toBeVisible();
  const name = `Festival ${unique()}`;
  await page.goto('/settings/calendar?year=2027&edit=1');
  await skipToPage(page);
  await typeInto(page, 'Day', '05032027');
  await typeInto(page, 'Name', name);
  await press(page, 'Save');
  await expect(page.getByRole('table').filter({ hasText: name })).toContainText('Holiday');
  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link', { name: 'Change' })
    .click();
  await expect(page.getByRole('radio', { name: /As its weekday/ })).toBeChecked();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('A topic is added in four languages, read by a partner in Chinese, and retired', async ({ signIn }) => {
  const { page } = await signIn('he', { locale: 'en' });
  const mark = unique();
  await page.goto('/settings/catalogue');
  await page.getByRole('link', { name: /^Rename ?: Moving mailboxes$/ }).click();
  await expect(page.getByLabel('Name in Deutsch')).toHaveValue('Postfächer verschieben');
  await page.getByRole('link', { name: /^Add a topic ?: Microsoft Teams$/ }).click();
  await expect(page.getByLabel('Name in Deutsch')).toHaveValue('');
  await page.getByLabel('Name in English').fill(`Shared channels ${mark}`);
  await page.getByLabel('Name in 简体中文').fill(`共享频道 ${mark}`);
  await page.getByRole('button', { name: 'Add a topic' }).click();
  await expect(problem(page)).toContainText('Name in Deutsch');
  await expect(page.getByLabel('Name in English')).toHaveValue(`Shared channels ${mark}`);
  await page.getByLabel('Name in 繁體中文').fill(`共用頻道 ${mark}`);
  await page.getByLabel('Name in Deutsch').fill(`Geteilte Kanäle ${mark}`);
  await page.getByRole('button', { name: 'Add a topic' }).click();
  await expect(page.getByText('Saved. Partners read it from now on.')).toBeVisible();
  const hana = await signIn('hana', { locale: 'zh-CN' });
  await hana.page.goto(filingPath('tailspin', 'teams'));
  await expect(hana.page.getByRole('option', { name: `共享频道 ${mark}` })).toBeAttached();
  await page.getByRole('button', { name: new RegExp(`^Retire ?: Shared channels ${mark}$`) }).click();
  await expect(
    page.getByRole('button', { name: new RegExp(`^Offer again ?: Shared channels ${mark}$`) }),
  ).toBeVisible();
  await hana.page.reload();
  await expect(hana.page.getByRole('option', { name: `共享频道 ${mark}` })).toHaveCount(0);
});

test('The start page of the operator shows what each role has to do', async ({ signIn }) => {
  const counts = async (who: 'lin' | 'wu' | 'he' | 'qian') => {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    return page.getByRole('main').getByRole('list').first().getByRole('link').allInnerTexts();
  };
  const named = (texts: string[]) => texts.map((text) => text.split('\n')[0]);
  expect(named(await counts('lin'))).toEqual([
    'First response overdue',
    'First response due soon',
    'Taken by nobody',
    'Taken by me',
    'Waiting for partners',
  ]);
  expect(named(await counts('wu'))).toEqual(['Messages in draft', 'Messages to approve', 'Messages to publish']);
  expect(named(await counts('he'))).toEqual([
    'Parked deliveries',
    'Mail that did not go out',
    'Invitations that came to nothing',
    'Partners without a global admin',
    'Offers without a price',
    'Provisional calendars',
    'Customers to off-board',
    'Partners in arrears',
  ]);
});

test('All places of the administrator are in sight on a screen of 1440 by 900, in every language', async ({
  signIn,
}) => {
  for (const locale of ['en', 'zh-CN', 'zh-TW', 'de'] as const) {
    const { page } = await signIn('he', { locale, context: { viewport: { width: 1440, height: 900 } } });
    await page.goto('/');
    await expect(page.getByRole('navigation').first().getByRole('link').last()).toBeInViewport({ ratio: 1 });
  }
});
