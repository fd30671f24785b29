import { randomUUID } from 'node:crypto';
import { ORGANIZATIONS } from '@/test/cast';
import { openBox, problem } from './filing';
import { expect, test } from './fixtures';
import { forgetIssues, publishIssue } from './service-health';
import { main, refusedButton, sold } from './sold';

const plain = { locale: 'en', context: { javaScriptEnabled: false } } as const;

test('Two editors, a live refresh between: the second is refused as stale and told with both versions', async ({
  signIn,
  sql,
}) => {
  const title = `Two editors ${randomUUID().slice(0, 8)}`;
  const first = await signIn('wu', { locale: 'en' });
  const second = await signIn('wu', { locale: 'en' });
  const path = `/communications/health/${await publishIssue(first.page, title)}`;
  await second.page.goto(path);
  await openBox(second.page, 'Correct the issue');
  const mine = second.page.locator('form#edit');
  await mine.getByLabel('User impact').fill('Mine: joining takes long.');
  await first.page.goto(path);
  await openBox(first.page, 'Correct the issue');
  const theirs = first.page.locator('form#edit');
  await theirs.getByLabel('User impact').fill('Theirs: calls drop as well.');
  await theirs.getByLabel('Title').fill(`${title}, corrected`);
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(first.page.getByText('Published.', { exact: true })).toBeVisible();
  // The second editor's page has heard of it and shows it; the field that was touched says what was typed.
  await expect(second.page.getByRole('heading', { level: 1, name: `${title}, corrected` })).toBeVisible();
  await expect(mine.getByLabel('User impact')).toHaveValue('Mine: joining takes long.');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(problem(second.page)).toContainText('Somebody changed this while you had it open.');
  await expect(mine.getByLabel('User impact')).toHaveValue('Mine: joining takes long.');
  await expect(mine.getByLabel('User impact')).toHaveAccessibleDescription(
    /As it stands now: Theirs: calls drop as well\./,
  );
  const standing = () => sql('SELECT impact_description FROM health_issue WHERE title LIKE $1', [`${title}%`]);
  expect(await standing()).toEqual([{ impact_description: 'Theirs: calls drop as well.' }]);
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(second.page.getByText('Published.', { exact: true })).toBeVisible();
  expect(await standing()).toEqual([{ impact_description: 'Mine: joining takes long.' }]);
  // What was refused once is no burden on the next edit of the same page.
  await openBox(second.page, 'Correct the issue');
  await mine.getByLabel('User impact').fill('Mine, once more.');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect.poll(standing).toEqual([{ impact_description: 'Mine, once more.' }]);
  await forgetIssues(sql, title);
});

test('A customer’s details under two people of its partner: the second is told what the first has saved', async ({
  signIn,
}) => {
  const path = `/customers/${ORGANIZATIONS.adatum.id}`;
  const [first, second] = [await signIn('fei', { locale: 'en' }), await signIn('fei', { locale: 'en' })];
  const city = `City ${randomUUID().slice(0, 8)}`;
  const edit = `${path}?edit=details#details`;
  const saves = async (typed: Record<string, string>) => {
    for (const [label, text] of Object.entries(typed)) await first.page.getByLabel(label, { exact: true }).fill(text);
    await first.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(first.page).toHaveURL(/done=saved/);
  };
  await first.page.goto(edit);
  await saves({
    'Street and number': '1 Long Lane',
    City: 'Before',
    'Primary contact': 'Alan Brandt',
    "Contact's e-mail": 'alan@adatum.example',
  });
  for (const { page } of [first, second]) await page.goto(edit);
  await second.page.getByLabel('Primary contact').fill('Typed by the second');
  await saves({ City: city });
  // Heard of live: the field that the second has not touched says what stands now.
  await expect(second.page.getByLabel('City', { exact: true })).toHaveValue(city);
  await second.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(problem(second.page)).toContainText('Somebody changed this while you had it open.');
  await expect(second.page.getByLabel('Primary contact')).toHaveValue('Typed by the second');
  await expect(second.page.getByLabel('Primary contact')).toHaveAccessibleDescription(/As it stands now: Alan Brandt/);
});

test('An open form that nobody has touched follows what others save, and is not refused for it', async ({
  signIn,
  sql,
}) => {
  const title = `Untouched ${randomUUID().slice(0, 8)}`;
  const first = await signIn('wu', { locale: 'en' });
  const second = await signIn('wu', { locale: 'en' });
  const path = `/communications/health/${await publishIssue(first.page, title)}`;
  for (const { page } of [first, second]) {
    await page.goto(path);
    await openBox(page, 'Correct the issue');
  }
  const theirs = first.page.locator('form#edit');
  await theirs.getByRole('radio', { name: /^Advisory/ }).check();
  await theirs.getByLabel('User impact').fill('Theirs: calls drop as well.');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(first.page.getByText('Published.', { exact: true })).toBeVisible();
  const mine = second.page.locator('form#edit');
  await expect(mine.getByLabel('User impact')).toHaveValue('Theirs: calls drop as well.');
  await expect(mine.getByRole('radio', { name: /^Advisory/ })).toBeChecked();
  await mine.getByLabel('Title').fill(`${title}, corrected`);
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(second.page.getByText('Published.', { exact: true })).toBeVisible();
  expect(
    await sql('SELECT impact_description, classification FROM health_issue WHERE title LIKE $1', [`${title}%`]),
  ).toEqual([{ impact_description: 'Theirs: calls drop as well.', classification: 'advisory' }]);
  await forgetIssues(sql, title);
});

test('Without JavaScript an answer to a fault does not take up a newer version: the older words are refused', async ({
  signIn,
  sql,
}) => {
  const title = `Answered late ${randomUUID().slice(0, 8)}`;
  const colleague = await signIn('wu', { locale: 'en' });
  const wu = await signIn('wu', plain);
  const id = await publishIssue(colleague.page, title);
  await wu.page.goto(`/communications/health/${id}`);
  await openBox(wu.page, 'Correct the issue');
  const mine = wu.page.locator('form#edit');
  await mine.getByLabel('Title').fill('Four');
  await mine.getByLabel('User impact').fill('Mine: joining takes long.');
  await sql("UPDATE health_issue SET impact_description = 'Theirs.', version = version + 1 WHERE id = $1", [id]);
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(problem(wu.page)).toContainText('Title: Say a little more: at least 5 characters.');
  await mine.getByLabel('Title').fill(title);
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(problem(wu.page)).toContainText('Somebody changed this while you had it open.');
  await expect(mine.getByLabel('User impact')).toHaveAccessibleDescription(/As it stands now: Theirs\./);
  await forgetIssues(sql, title);
});

test('Without JavaScript Enter in a text field sends the form by its main button, and a file left in it is said at its field', async ({
  signIn,
}) => {
  const { page } = await signIn('max', plain);
  await page.goto('/cases/new');
  await page.getByLabel('Title', { exact: true }).fill('Four');
  await page.getByLabel('Title', { exact: true }).press('Enter');
  await expect(problem(page)).toContainText('Title: Say a little more: at least 5 characters.');
  await expect(page).toHaveURL('/cases/new');
  await page
    .getByLabel('Add files')
    .setInputFiles({ name: 'left.txt', mimeType: 'text/plain', buffer: Buffer.from('left\n') });
  await page.getByRole('button', { name: 'Send to your partner' }).click();
  await problem(page)
    .getByRole('link', { name: /Upload the chosen file first/ })
    .click();
  await expect(page.getByLabel('Add files')).toBeFocused();
  await expect(page.getByLabel('Add files')).toHaveAccessibleDescription(/Upload the chosen file first/);
});

test('A file left in a message is said at its own field', async ({ signIn }) => {
  const hana = await signIn('hana', plain);
  await hana.page.goto('/support-requests?view=all');
  await main(hana.page).getByRole('table').getByRole('link').first().click();
  const note = await openBox(hana.page, 'Internal note');
  await note.getByLabel('Message').fill('With a file.');
  await note
    .getByLabel('Add files')
    .setInputFiles({ name: 'left.txt', mimeType: 'text/plain', buffer: Buffer.from('left\n') });
  await note.getByRole('button', { name: 'Save note' }).click();
  await problem(hana.page)
    .getByRole('link', { name: /Upload the chosen file first/ })
    .click();
  const files = hana.page.locator('#note-files');
  await expect(files).toBeFocused();
  await expect(files).toHaveAccessibleDescription(/Upload the chosen file first/);
});

test('The link that asks for an upgrade which does not exist opens a form in which no refused choice is made', async ({
  signIn,
  sql,
}) => {
  const own = await sold(sql, { customer: 'wingtip', offer: 'o365-e3' });
  const { page } = await signIn('wendy', { locale: 'en' });
  await page.goto(own.path);
  await refusedButton(page, 'Upgrade').click();
  await main(page)
    .locator('details[open]')
    .filter({ hasText: 'Upgrade' })
    .getByRole('link', { name: 'Ask Contoso Cloud' })
    .click();
  const upgrade = page.getByRole('radio', { name: 'Upgrade' });
  await expect(upgrade).toBeDisabled();
  await expect(upgrade).not.toBeChecked();
  await page.getByRole('radio', { name: 'Something else' }).check();
});
