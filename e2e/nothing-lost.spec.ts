import type { Page } from '@playwright/test';
import { filedBy, fileRequest, filingPath, fillRequest, numberOf, openBox, problem, setSeverity } from './filing';
import { expect, fillSignIn, openSession, test } from './fixtures';

const PATH = filingPath('tailspin', 'exchange');
const submit = (page: Page) => page.getByRole('button', { name: 'Submit to 21Vianet' });
const title = (page: Page) => page.getByLabel('Title', { exact: true });

test('Nothing typed is lost: a failed submit keeps the form and says beside the field what is wrong', async ({
  signIn,
}) => {
  const { page } = await signIn('hana');
  await page.goto(PATH);
  await fillRequest(page, { title: 'Kept', tried: 'short' });
  await submit(page).click();
  await expect(problem(page)).toBeFocused();
  await expect(problem(page).getByRole('link')).toHaveText([
    'Title: Say a little more: at least 5 characters.',
    'What was tried: Say a little more: at least 10 characters.',
  ]);
  await expect(title(page)).toHaveValue('Kept');
  await expect(title(page)).toHaveAccessibleDescription(/Say a little more: at least 5 characters\./);
  await expect(page.getByRole('radio', { name: 'B – high' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Support tools' })).toBeChecked();
  await expect(page.getByLabel('Topic', { exact: true })).toHaveValue('exchange.mail_flow');
  await problem(page)
    .getByRole('link', { name: /^Title/ })
    .click();
  await expect(title(page)).toBeFocused();
});

test('Nothing typed is lost: the server-side draft survives closing the browser', async ({ signIn, sql, browser }) => {
  const { page, context, id } = await signIn('hana');
  await page.goto(PATH);
  await fillRequest(page, { title: 'Written before the power went' });
  await page
    .getByLabel('Add files')
    .setInputFiles({ name: 'kept.txt', mimeType: 'text/plain', buffer: Buffer.from('kept\n') });
  await expect(page.getByRole('list', { name: 'Files that will be sent' })).toContainText('kept.txt');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await context.close();
  const later = await browser.newContext();
  await openSession(sql, later, id);
  const again = await later.newPage();
  await again.goto(PATH);
  await expect(again.getByText(/^Your draft is filled in \(saved .+\)\.$/)).toBeVisible();
  await expect(title(again)).toHaveValue('Written before the power went');
  await expect(again.getByRole('radio', { name: 'B – high' })).toBeChecked();
  await expect(again.getByRole('list', { name: 'Files that will be sent' })).toContainText('kept.txt');
  await submit(again).click();
  await numberOf(again);
  await expect(again.getByRole('link', { name: /kept\.txt/ })).toBeVisible();
  await later.close();
});

test('Nothing typed is lost: stale edits are refused, both versions shown', async ({ signIn }) => {
  const hana = await signIn('hana');
  const lin = await signIn('lin', { locale: 'en' });
  const zhao = await signIn('zhao', { locale: 'en' });
  const record = `/support-requests/${await fileRequest(hana.page, { title: 'Worked on by two' })}`;
  await lin.page.route('**/api/live', (route) => route.abort());
  await lin.page.goto(record);
  await zhao.page.goto(record);
  await setSeverity(zhao.page, 'B');
  const reply = await openBox(lin.page, 'Reply');
  await reply.getByLabel('Message').fill('Written on what stood before.');
  await reply.getByRole('button', { name: 'Send reply' }).click();
  await expect(problem(lin.page)).toContainText(
    'Somebody changed this while you had it open. It stands below as it is now; what you typed is kept.',
  );
  await expect(lin.page.getByText('Zhao Min 赵敏 set severity B')).toBeVisible();
  await expect(reply.getByLabel('Message')).toHaveValue('Written on what stood before.');
  await reply.getByRole('button', { name: 'Send reply' }).click();
  await expect(lin.page.getByRole('article').getByText('Written on what stood before.')).toBeVisible();
  await expect(reply.getByLabel('Message')).toHaveValue('');
});

test('Nothing typed is lost: a session that ended elsewhere keeps the text until signed in again', async ({
  signIn,
  sql,
}) => {
  const { page, context, sessionHash, email, id } = await signIn('hana');
  await page.goto(PATH);
  await fillRequest(page, { title: 'Typed through the end of a session' });
  await sql('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [sessionHash]);
  await submit(page).click();
  await expect(problem(page)).toContainText(
    'You were signed out. Nothing you typed is lost: sign in in another tab, then send this again.',
  );
  await expect(title(page)).toHaveValue('Typed through the end of a session');
  const other = await context.newPage();
  await other.goto('/sign-in');
  await fillSignIn(other, email);
  await expect(other).toHaveURL('/');
  await submit(page).click();
  await numberOf(page);
  expect(await filedBy(sql, id)).toBe(1);
});

test('Nothing typed is lost: what others do meanwhile leaves text and files in place', async ({ signIn }) => {
  const hana = await signIn('hana');
  const lin = await signIn('lin', { locale: 'en' });
  const record = `/support-requests/${await fileRequest(hana.page, { title: 'Typed into while it moves' })}`;
  await lin.page.goto(record);
  const reply = await openBox(hana.page, 'Reply');
  await reply
    .getByLabel('Add files')
    .setInputFiles({ name: 'early.txt', mimeType: 'text/plain', buffer: Buffer.from('early\n') });
  await expect(reply.getByRole('list', { name: 'Files that will be sent' })).toContainText('early.txt');
  await reply.getByLabel('Message').pressSequentially('Half a sen');
  await setSeverity(lin.page, 'B');
  await expect(hana.page.getByText('Lin Wei 林伟 set severity B')).toBeVisible();
  await reply.getByLabel('Message').pressSequentially('tence.');
  await expect(reply.getByLabel('Message')).toHaveValue('Half a sentence.');
  await expect(reply.getByRole('list', { name: 'Files that will be sent' })).toContainText('early.txt');
  await reply.getByRole('button', { name: 'Send reply' }).click();
  const sent = hana.page.getByRole('article').filter({ hasText: 'Half a sentence.' });
  await expect(sent.getByRole('link', { name: /early\.txt/ })).toBeVisible();
});

test('Nothing typed is lost: what a second tab keeps is offered beside the newer', async ({ signIn }) => {
  const { page, context } = await signIn('hana');
  const second = await context.newPage();
  await page.goto(PATH);
  await second.goto(PATH);
  const typed = async (tab: Page, text: string) => {
    await title(tab).fill(text);
    await expect(tab.getByText(/Draft saved/)).toBeVisible();
  };
  await typed(page, 'Begun in the first tab');
  await typed(second, 'Begun in the second tab');
  const third = await context.newPage();
  await third.goto(PATH);
  await expect(title(third)).toHaveValue('Begun in the second tab');
  const others = third.getByRole('navigation', { name: 'Your other drafts for this customer and service' });
  await others.getByRole('link', { name: 'Begun in the first tab' }).click();
  await expect(title(third)).toHaveValue('Begun in the first tab');
  await expect(others.getByRole('link', { name: 'Begun in the second tab' })).toBeVisible();
});
