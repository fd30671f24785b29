import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ORGANIZATIONS } from '@/test/cast';
import { hoursAgo } from './filing';
import { expect, test, unique } from './fixtures';
import { focused, focusIsSeen, press, skipToPage, tabTo, typeInstant, typeInto } from './keyboard';
import { listed, publish, rowOf, viewpointOf } from './messages';
import { sold } from './sold';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('By keyboard alone: tina reads a message, archives it and brings it back', async ({ signIn, sql }) => {
  const message = await publish(sql, 'Keys');
  const { page, id } = await signIn('tina', { locale: 'en' });
  await page.goto(listed(message));
  await skipToPage(page);
  await press(page, `Unread: ${message.title}`);
  await expect(heading(page, message.title)).toBeVisible();
  await press(page, 'Archive');
  await expect(page).toHaveURL(/\/message-center\?/);
  await expect(rowOf(page, message)).toHaveCount(0);
  expect((await viewpointOf(sql, id, message.id))?.archived_at).toBeInstanceOf(Date);
  await page.goto(`${listed(message)}&tab=archive`);
  await press(page, message.title);
  await press(page, 'Restore');
  await page.goto(listed(message));
  await expect(rowOf(page, message)).toBeVisible();
});

test('By keyboard alone: lena changes a setting, is told what is wrong with it, and undoes it', async ({ signIn }) => {
  const { page } = await signIn('lena');
  const address = `keys-${randomUUID().slice(0, 8)}@litware.example`;
  const path = `/customers/${ORGANIZATIONS.litware.id}/configuration`;
  await page.goto(`${path}?service=exchange&edit=contact`);
  await tabTo(page, 'Technical contact');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toMatch(/^Technical contact/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. It takes effect now')).toBeVisible();
  await page.goto(`${path}/history`);
  await skipToPage(page);
  await press(page, 'Undo');
  await expect(page).toHaveURL(/undo=/);
  await press(page, 'Put it back to');
  await expect(page.getByText('Undone. It is what it was before')).toBeVisible();
});

test('By keyboard alone: tina asks for more seats, and ada does it', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const { page: tina } = await signIn('tina', { locale: 'en' });
  await tina.goto(own.path);
  await skipToPage(tina);
  await press(tina, 'Change seats');
  await expect(tina.getByRole('main').locator('details[open]')).toContainText('P3');
  await press(tina, 'Ask Contoso Cloud');
  await expect(tina).toHaveURL(/\/change-requests\/new/);
  await tabTo(tina, 'Seats to have then');
  await tina.keyboard.press('Control+A');
  await tina.keyboard.type('90');
  await typeInto(tina, 'Why', 'Ten people join.');
  await press(tina, 'Send to Contoso Cloud');
  await expect(tina).toHaveURL(/\/change-requests\/[0-9a-f-]{36}\?sent=1$/);

  const { page: ada } = await signIn('ada', { locale: 'en' });
  await ada.goto(new URL(tina.url()).pathname);
  await skipToPage(ada);
  await typeInto(ada, 'Words to the customer', 'Done at once.');
  await press(ada, 'Do it now');
  await expect(ada.getByRole('list', { name: 'Steps' }).getByText('Done at once.')).toBeVisible();
  const [row] = await sql('SELECT quantity FROM subscription WHERE id = $1', [own.id]);
  expect(row?.quantity).toBe(90);
});

test('By keyboard alone: max raises a case, hana answers and escalates it', async ({ signIn }) => {
  const { page: max } = await signIn('max', { locale: 'en' });
  const title = unique('Raised by keys ');
  await max.goto('/cases');
  await skipToPage(max);
  await press(max, 'Raise a problem');
  await expect(max).toHaveURL(/\/cases\/new/);
  await tabTo(max, 'Service');
  await max.keyboard.type('Exchange');
  await typeInto(max, 'Title', title);
  await typeInto(max, 'What is wrong', 'The mailbox asks for a password again and again.');
  await typeInstant(max, 'Since when', hoursAgo(3));
  await press(max, 'One user', 'Space');
  await press(max, 'Send to your partner');
  await expect(max.getByText(/Raised as case CS\d{8}/)).toBeVisible();

  const { page: hana } = await signIn('hana');
  await hana.goto(new URL(max.url()).pathname);
  await skipToPage(hana);
  await typeInto(hana, 'Message', 'We look into it.');
  await press(hana, 'Send reply');
  await expect(max.getByRole('article').getByText('We look into it.')).toBeVisible();
  await press(hana, 'Escalate to 21Vianet');
  await expect(hana.getByRole('heading', { level: 2, name: 'Tell 21Vianet what is wrong' })).toBeVisible();
  await expect(hana.getByLabel('Title', { exact: true })).toHaveValue(title);
  await skipToPage(hana);
  await tabTo(hana, 'Topic');
  await hana.keyboard.press('ArrowDown');
  await typeInto(hana, 'What was tried', 'Another device.');
  await press(hana, 'Support tools', 'Space');
  await typeInto(hana, 'How it is lacking', 'We cannot see the policy.');
  await press(hana, 'A – critical', 'ArrowDown');
  await typeInto(hana, 'Summary for the customer', '21Vianet looks into the mailbox.');
  await press(hana, 'Submit to 21Vianet');
  await expect(hana.getByText(/Filed as number \d{15}/)).toBeVisible();
});

test('By keyboard alone: wu writes a message, zhao approves it, wu publishes it', async ({ signIn }) => {
  const [{ page: wu }, { page: zhao }] = [await signIn('wu', { locale: 'en' }), await signIn('zhao', { locale: 'en' })];
  const title = unique('Published by keys ');
  await wu.goto('/communications');
  await skipToPage(wu);
  await press(wu, 'New message');
  await expect(wu).toHaveURL(/\/communications\/new/);
  await typeInto(wu, 'Title', title);
  await tabTo(wu, 'Category');
  await wu.keyboard.type('Plan');
  await press(wu, 'Exchange Online', 'Space');
  await typeInto(wu, 'Text of the message', 'What changes: rules are read in another order.');
  await press(wu, 'Save draft');
  await expect(heading(wu, title)).toBeVisible();
  await press(wu, 'Submit for approval');
  await expect(wu.getByText('In review', { exact: true })).toBeVisible();
  await zhao.goto(new URL(wu.url()).pathname);
  await skipToPage(zhao);
  await press(zhao, 'Approve');
  await expect(zhao.getByText('Approved', { exact: true })).toBeVisible();
  await wu.goto(new URL(wu.url()).pathname);
  await skipToPage(wu);
  await press(wu, 'Publish');
  await expect(wu.getByText('Published', { exact: true }).first()).toBeVisible();
});

test('By keyboard alone: the button that adds files shows that it has the focus', async ({ signIn }) => {
  const { page } = await signIn('max', { locale: 'en' });
  await page.goto('/cases/new');
  await tabTo(page, 'Add files');
  expect(await focusIsSeen(page, page.locator('label').getByText('Add files'))).toBe(true);
});
