import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { write } from './communications';
import { fileRequest, hoursAgo, openBox, problem, send } from './filing';
import { expect, type Guest, test } from './fixtures';
import { forgetIssues, publishIssue } from './service-health';
import { askForSeats } from './sold';

const plain = { locale: 'en', context: { javaScriptEnabled: false } } as const;
const LEFT = 'What became of your form';
const left = (page: Page) => page.getByRole('region', { name: LEFT });
const words = (text: string) => `${text} ${randomUUID().slice(0, 8)},\nand a second line.`;

/** The sentence, and the words under the name of their field. */
async function saysAndKeeps(page: Page, sentence: string | RegExp, label: string, typed: string): Promise<void> {
  await expect(problem(page)).toContainText(sentence);
  await expect(left(page).getByRole('term')).toHaveText(label);
  expect(await left(page).getByRole('definition').innerText()).toBe(typed);
}

async function withdraw(wendy: Page, path: string): Promise<void> {
  await wendy.goto(path);
  await wendy.getByRole('button', { name: 'Take it back' }).click();
  await expect(wendy.getByText('Withdrawn', { exact: true }).first()).toBeVisible();
}

async function raised(max: Page): Promise<string> {
  await max.goto('/cases/new');
  await max.getByLabel('Service', { exact: true }).selectOption({ label: 'Exchange Online' });
  await max.getByLabel('Title', { exact: true }).fill(`Closed meanwhile ${randomUUID().slice(0, 8)}`);
  await max.getByLabel('What is wrong', { exact: true }).fill('The shared mailbox asks for a password again.');
  await max.getByLabel('Since when', { exact: true }).fill(hoursAgo(3));
  await max.getByRole('radio', { name: 'Several users' }).check();
  await max.getByRole('button', { name: 'Send to your partner' }).click();
  await expect(max.getByText(/Raised as case CS\d{8}/)).toBeVisible();
  return new URL(max.url()).pathname;
}

async function closeCase(max: Page): Promise<void> {
  const box = await openBox(max, 'Close: the problem is gone');
  await box.getByRole('button', { name: 'Close the case' }).click();
  await expect(max.getByText('Closed', { exact: true }).first()).toBeVisible();
}

test.describe('Without JavaScript', () => {
  test('ada executes, amends and declines a change request that was withdrawn meanwhile: told each time, with her words', async ({
    signIn,
    sql,
  }) => {
    const wendy = await signIn('wendy', { locale: 'en' });
    const ada: Guest = await signIn('ada', plain);
    const path = await askForSeats(wendy.page, sql);
    const [execute, amend, decline] = [ada.page, await ada.context.newPage(), await ada.context.newPage()];
    for (const page of [execute, amend, decline]) await page.goto(path);
    await withdraw(wendy.page, path);
    const typed = words('We do it tonight');
    await execute.getByLabel('Words to the customer (optional)').fill(typed);
    await execute.getByRole('button', { name: 'Do it now' }).click();
    await saysAndKeeps(
      execute,
      'somebody answered it or took it back meanwhile',
      'Words to the customer (optional)',
      typed,
    );
    await openBox(amend, 'Offer something else');
    await amend.getByLabel('Seats to have').fill('85');
    await amend.locator('#amend').getByLabel('Words to the customer').fill('Five first.');
    await amend.getByRole('button', { name: 'Offer this' }).click();
    await expect(problem(amend)).toContainText('somebody answered it or took it back meanwhile');
    await expect(left(amend).getByRole('definition')).toHaveText(['85', 'Five first.']);
    await openBox(decline, 'Decline');
    await decline.locator('#decline').getByLabel('Words to the customer').fill(typed);
    await decline.locator('#decline').getByRole('button').click();
    await saysAndKeeps(decline, 'somebody answered it or took it back meanwhile', 'Words to the customer', typed);
  });

  test('hana replies on a case that was closed meanwhile: told, with her words, which are filled in once it is open again', async ({
    signIn,
  }) => {
    const max = await signIn('max', { locale: 'en' });
    const hana = await signIn('hana', plain);
    const path = await raised(max.page);
    await hana.page.goto(path);
    const typed = words('Try the second server');
    const reply = await openBox(hana.page, 'Reply');
    await reply.getByLabel('Message').fill(typed);
    await closeCase(max.page);
    await reply.getByRole('button', { name: 'Send reply' }).click();
    await saysAndKeeps(hana.page, 'Somebody changed this while you had it open.', 'Message', typed);
    await expect(hana.page.getByRole('button', { name: 'Send reply' })).toHaveCount(0);
    await send(max.page, 'Reopen', 'It is back.', 'Send and reopen');
    await hana.page.goto(path);
    await expect(left(hana.page)).toHaveCount(0);
    await expect((await openBox(hana.page, 'Reply')).getByLabel('Message')).toHaveValue(typed);
  });

  test('lin asks on an escalation that was withdrawn meanwhile: told, with the words', async ({ signIn }) => {
    const hana = await signIn('hana');
    const lin = await signIn('lin', plain);
    const number = await fileRequest(hana.page, { title: 'Withdrawn meanwhile' });
    await lin.page.goto(`/support-requests/${number}`);
    const typed = words('Which server is it');
    const ask = await openBox(lin.page, 'Ask the partner and wait');
    await ask.getByLabel('Message').fill(typed);
    await send(hana.page, 'Withdraw', 'It went away by itself.', 'Withdraw the request');
    await ask.getByRole('button', { name: 'Send and wait for the partner' }).click();
    await saysAndKeeps(lin.page, 'Somebody changed this while you had it open.', 'Message', typed);
  });

  test('wu ends an issue that a colleague ended meanwhile: told, with the words', async ({ signIn, sql }) => {
    const title = `Ended twice ${randomUUID().slice(0, 8)}`;
    const colleague = await signIn('wu', { locale: 'en' });
    const wu = await signIn('wu', plain);
    const path = `/communications/health/${await publishIssue(colleague.page, title)}`;
    await wu.page.goto(path);
    const typed = words('Joining is quick again');
    const end = async (page: Page, text: string) => {
      const box = await openBox(page, 'Resolve');
      const form = box.locator('form#resolve');
      await form.getByLabel('End time').fill('2026-01-05T11:00');
      await form.getByLabel('Update', { exact: true }).fill(text);
      await form.getByRole('button').last().click();
    };
    await colleague.page.goto(path);
    await end(colleague.page, 'It is over, said the colleague.');
    await expect(colleague.page.getByText('Published.', { exact: true })).toBeVisible();
    await end(wu.page, typed);
    await expect(problem(wu.page)).toContainText('This issue is resolved; it takes no more of this.');
    await expect(left(wu.page).getByText(typed.split(',')[0] ?? '')).toBeVisible();
    await forgetIssues(sql, title);
  });

  test('zhao sends back a message that wu took back meanwhile: told, with the reason', async ({ signIn }) => {
    const wu = await signIn('wu', { locale: 'en' });
    const zhao = await signIn('zhao', plain);
    const id = await write(wu.page, `Taken back ${randomUUID().slice(0, 8)}`);
    await wu.page.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(wu.page.getByText('In review', { exact: true })).toBeVisible();
    await zhao.page.goto(`/communications/${id}`);
    const typed = words('Name the date');
    const box = await openBox(zhao.page, 'Send back');
    await box.getByLabel('Your words').fill(typed);
    await wu.page.getByRole('button', { name: 'Take back to change' }).click();
    await expect(wu.page.getByText('Draft', { exact: true }).first()).toBeVisible();
    await box.getByRole('button', { name: 'Send back' }).click();
    await saysAndKeeps(zhao.page, 'Somebody changed this while you had it open.', 'Your words', typed);
  });

  test('The answer stands in its own form when that is still there, and its box is open', async ({ signIn, sql }) => {
    const wendy = await signIn('wendy', { locale: 'en' });
    const ada = await signIn('ada', plain);
    await ada.page.goto(await askForSeats(wendy.page, sql));
    await openBox(ada.page, 'Decline');
    await ada.page.locator('#decline').getByRole('button').click();
    await expect(ada.page.locator('#decline').getByRole('alert')).toBeVisible();
    await expect(problem(ada.page)).toHaveCount(1);
    await expect(left(ada.page)).toBeHidden();
  });
});

test('What ada is typing stays in sight when the request is withdrawn under her hands', async ({ signIn, sql }) => {
  const wendy = await signIn('wendy', { locale: 'en' });
  const ada = await signIn('ada', { locale: 'en' });
  const path = await askForSeats(wendy.page, sql);
  await ada.page.goto(path);
  const typed = words('Half an answer');
  await openBox(ada.page, 'Decline');
  await ada.page.locator('#decline').getByLabel('Words to the customer').fill(typed);
  await withdraw(wendy.page, path);
  await saysAndKeeps(ada.page, 'no longer on this page', 'Words to the customer', typed);
  await expect(left(ada.page)).toBeFocused();
  await left(ada.page).getByRole('button', { name: 'Put this away' }).click();
  await expect(left(ada.page)).toHaveCount(0);
});

test('What ada sent too late stays in sight with the sentence', async ({ signIn, sql }) => {
  const wendy = await signIn('wendy', { locale: 'en' });
  const ada = await signIn('ada', { locale: 'en' });
  const path = await askForSeats(wendy.page, sql);
  await ada.page.route('**/api/live', (route) => route.abort());
  await ada.page.goto(path);
  const typed = words('Not in this budget');
  await openBox(ada.page, 'Decline');
  await ada.page.locator('#decline').getByLabel('Words to the customer').fill(typed);
  await withdraw(wendy.page, path);
  await ada.page.locator('#decline').getByRole('button').click();
  await expect(problem(ada.page)).toContainText('somebody answered it or took it back meanwhile');
  await expect(ada.page.locator('#decline').getByLabel('Words to the customer')).toHaveValue(typed);
});

test('What hana sent too late stays in sight with the sentence, though its form goes with the answer', async ({
  signIn,
}) => {
  const max = await signIn('max', { locale: 'en' });
  const hana = await signIn('hana');
  const path = await raised(max.page);
  await hana.page.route('**/api/live', (route) => route.abort());
  await hana.page.goto(path);
  const typed = words('Sent a moment too late');
  const reply = await openBox(hana.page, 'Reply');
  await reply.getByLabel('Message').fill(typed);
  await closeCase(max.page);
  await reply.getByRole('button', { name: 'Send reply' }).click();
  await saysAndKeeps(hana.page, 'Somebody changed this while you had it open.', 'Message', typed);
  await expect(hana.page.getByRole('button', { name: 'Send reply' })).toHaveCount(0);
});

test('A half-written reply stays in sight when the case is closed, and is filled in once it is open again', async ({
  signIn,
}) => {
  const max = await signIn('max', { locale: 'en' });
  const hana = await signIn('hana');
  const path = await raised(max.page);
  await hana.page.goto(path);
  const reply = await openBox(hana.page, 'Reply');
  await reply.getByLabel('Message').fill('Half a reply');
  await closeCase(max.page);
  await saysAndKeeps(hana.page, 'no longer on this page', 'Message', 'Half a reply');
  await send(max.page, 'Reopen', 'It is back.', 'Send and reopen');
  await expect(hana.page.getByText('It is back.')).toBeVisible();
  await expect((await openBox(hana.page, 'Reply')).getByLabel('Message')).toHaveValue('Half a reply');
});

test('What was sent and done leaves nothing behind', async ({ signIn }) => {
  const max = await signIn('max', { locale: 'en' });
  const hana = await signIn('hana');
  const path = await raised(max.page);
  await hana.page.goto(path);
  await send(hana.page, 'Resolve', 'The mailbox is mended.', 'Send and resolve');
  await expect(max.page.getByText('The mailbox is mended.')).toBeVisible();
  const box = await openBox(max.page, 'It is solved: close');
  await box.getByLabel('Message, if there is something to say').fill('Thank you.');
  await box.getByRole('button', { name: 'Close the case' }).click();
  await expect(max.page.getByRole('article').getByText('Thank you.')).toBeVisible();
  for (const { page } of [max, hana]) await expect(left(page)).toHaveCount(0);
});
