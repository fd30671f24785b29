import { randomUUID } from 'node:crypto';
import { openBox, problem } from './filing';
import { expect, test } from './fixtures';
import { forgetIssues, publishIssue } from './service-health';
import { askForSeats, sold } from './sold';

const plain = { locale: 'en', context: { javaScriptEnabled: false } } as const;

test('What is typed into an answer, or into a correction of an issue, is kept on the server until it is sent', async ({
  signIn,
  sql,
}) => {
  const wendy = await signIn('wendy', { locale: 'en' });
  const ada = await signIn('ada', { locale: 'en' });
  const path = await askForSeats(wendy.page, sql);
  await ada.page.goto(path);
  await openBox(ada.page, 'Offer something else');
  const amend = ada.page.locator('#amend');
  await amend.getByLabel('Seats to have').fill('85');
  await amend.getByLabel('Words to the customer').fill('Five first, and the others');
  await expect(amend.getByText('Kept as you type.')).toBeVisible();
  const later = await ada.context.newPage();
  await later.goto(path);
  const again = later.locator('#amend');
  await expect(again.getByLabel('Words to the customer')).toHaveValue('Five first, and the others');
  await expect(again.getByLabel('Seats to have')).toHaveValue('85');
  await again.getByRole('button', { name: 'Offer this' }).click();
  await expect(later.getByText('offered something else.')).toBeVisible();
  for (const page of [later, ada.page]) {
    await page.goto(path);
    await openBox(page, 'Offer something else');
    await expect(page.locator('#amend').getByLabel('Words to the customer')).toHaveValue('');
  }

  const title = `Corrected later ${randomUUID().slice(0, 8)}`;
  const wu = await signIn('wu', { locale: 'en' });
  const issue = `/communications/health/${await publishIssue(wu.page, title)}`;
  await wu.page.goto(issue);
  await openBox(wu.page, 'Correct the issue');
  const edit = wu.page.locator('form#edit');
  await edit.getByLabel('User impact').fill('Joining takes several minutes, and calls drop.');
  await expect(edit.getByText('Draft kept')).toBeVisible();
  await wu.page.goto('/');
  await wu.page.goto(issue);
  await expect(edit.getByLabel('User impact')).toHaveValue('Joining takes several minutes, and calls drop.');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(wu.page.getByText('Published.', { exact: true })).toBeVisible();
  const [row] = await sql('SELECT impact_description FROM health_issue WHERE title = $1', [title]);
  expect(row?.impact_description).toBe('Joining takes several minutes, and calls drop.');
  await forgetIssues(sql, title);
});

test('Sent twice without JavaScript, a confirmed change is done once, and said to be done', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const ada = await signIn('ada', plain);
  const second = await ada.context.newPage();
  for (const page of [ada.page, second]) await page.goto(`${own.path}/change?what=quantity&quantity=90`);
  for (const page of [ada.page, second]) {
    await page.getByRole('button', { name: 'Confirm: Change seats' }).click();
    await expect(page.getByText('Done: Change seats. What stands below is how it is now.')).toBeVisible();
  }
  const [row] = await sql(
    "SELECT count(*)::int AS events FROM event WHERE record_id = $1 AND name = 'subscription.quantity_changed'",
    [own.id],
  );
  expect(row?.events).toBe(1);
});

test('All that is wrong is said at once: the seats, the words and their longest, and the day', async ({
  signIn,
  sql,
}) => {
  const wendy = await signIn('wendy', { locale: 'en' });
  const ada = await signIn('ada', plain);
  const path = await askForSeats(wendy.page, sql);
  await ada.page.goto(path);
  await openBox(ada.page, 'Offer something else');
  const amend = ada.page.locator('#amend');
  await amend.getByLabel('Seats to have').fill('0');
  await amend.getByLabel('Words to the customer').fill('No.');
  await amend.getByRole('button', { name: 'Offer this' }).click();
  await expect(problem(ada.page).getByRole('link')).toHaveText([/At least 1 seat stays/, /Say a little more/]);
  await amend.getByLabel('Words to the customer').fill('x'.repeat(4_001));
  await amend.getByRole('button', { name: 'Offer this' }).click();
  await expect(problem(ada.page)).toContainText('at most 4,000 characters');

  const own = await sold(sql, { customer: 'wingtip' });
  await wendy.page.goto(`/change-requests/new?subscription=${own.id}`);
  await wendy.page.getByRole('radio', { name: 'More seats' }).check();
  await wendy.page.getByLabel('Seats to have then').fill('1.5');
  await wendy.page.getByLabel('By when').fill('2999-01-01');
  await wendy.page.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(problem(wendy.page).getByRole('link')).toHaveText([
    /Seats are whole/,
    /lies more than two years ahead/,
    /Fill this in/,
  ]);
});
