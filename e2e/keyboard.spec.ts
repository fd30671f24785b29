import { PASSWORD } from '@/test/cast';
import { fileRequest, hoursAgo, numberOf, problem } from './filing';
import { expect, test } from './fixtures';
import { focused, press, skipToPage, tabTo, typeInstant, typeInto } from './keyboard';

test('The story by keyboard alone: hana signs in and files', async ({ page, invite }) => {
  const { email } = await invite('hana');
  const keys = page.keyboard;
  await page.goto('/');
  await typeInto(page, 'Email', email);
  await typeInto(page, 'Password', PASSWORD);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Your customers' })).toBeVisible();
  await press(page, 'New request');
  await expect(page.getByRole('heading', { level: 2, name: 'Find a customer' })).toBeVisible();
  await typeInto(page, 'Company name or domain', 'tailspin.example');
  await keys.press('Enter');
  await expect(page).toHaveURL(/q=tailspin/);
  await skipToPage(page);
  await press(page, 'Tailspin Toys');
  await expect(page.getByRole('heading', { level: 2, name: 'Which service is it?' })).toBeVisible();
  await press(page, 'Exchange Online');
  await expect(page.getByRole('heading', { level: 2, name: 'Tell 21Vianet what is wrong' })).toBeVisible();

  const startedAt = hoursAgo(3);
  await tabTo(page, 'Topic');
  await keys.press('ArrowDown');
  await typeInto(page, 'Title', 'Filed by keyboard alone');
  await typeInto(page, 'What is wrong', 'Mail from outside waits in a queue.');
  await typeInstant(page, 'Since when', startedAt);
  await typeInto(page, 'How many users', '7');
  await press(page, 'One user', 'ArrowDown');
  expect(await focused(page)).toBe('Several users');
  await typeInto(page, 'What was tried', 'A trace, and another network.');
  await press(page, 'Documentation', 'Space');
  await typeInto(page, 'How it is lacking', 'The error code is described nowhere.');
  await press(page, 'A – critical', 'ArrowDown');
  expect(await focused(page)).toMatch(/^B – high/);
  await typeInto(page, 'Summary for the customer', 'Mail arrives late; 21Vianet looks into it.');
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Add files', 'Enter');
  await (await chooser).setFiles({ name: 'keys.txt', mimeType: 'text/plain', buffer: Buffer.from('keys\n') });
  await expect(page.getByRole('list', { name: 'Files that will be sent' })).toContainText('keys.txt');
  await press(page, 'Submit to 21Vianet');

  await numberOf(page);
  await expect(page.getByText(/Filed as number \d{15}/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Filed by keyboard alone' })).toBeVisible();
  await expect(page.getByText('Several users, 7 users')).toBeVisible();
  await expect(page.getByText('Mail does not arrive or leave')).toBeVisible();
});

test('The story by keyboard alone: a fault in the form is found and mended', async ({ signIn }) => {
  const { page } = await signIn('hana');
  await page.goto('/settings/you');
  await skipToPage(page);
  await tabTo(page, 'Time zone');
  await page.keyboard.type('Ber');
  await press(page, 'Save');
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto('/support-requests/new?customer=00000000-0000-4000-8000-000000000005&service=exchange');
  await press(page, 'Submit to 21Vianet');
  await expect(problem(page)).toBeFocused();
  await press(page, 'Title: Fill this in.');
  await expect(page.getByLabel('Title', { exact: true })).toBeFocused();
  await expect(page.getByText('Your time zone: Berlin')).toBeVisible();
});

test('The story by keyboard alone: lin triages, notes, asks and resolves', async ({ signIn }) => {
  const hana = await signIn('hana');
  const { page } = await signIn('lin', { locale: 'en' });
  const title = `Triaged by keyboard alone ${Date.now()}`;
  await fileRequest(hana.page, { title, severity: 'A' });
  await page.goto('/support-requests?view=unassigned&severity=A');
  await skipToPage(page);
  await press(page, title);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await press(page, 'A – critical', 'ArrowDown');
  await typeInto(page, 'Reason', 'A workaround exists.');
  await press(page, 'Set severity');
  await expect(page.getByText('set severity B')).toBeVisible();
  await press(page, 'Take it');
  await expect(page.getByText('Lin Wei 林伟 took it.')).toBeVisible();
  for (const [box, text, button] of [
    ['Internal note', 'Compare with Tuesday.', 'Save note'],
    ['Ask the partner and wait', 'Which server is it?', 'Send and wait for the partner'],
    ['Resolve', 'The server was drained.', 'Send and resolve'],
  ] as const) {
    await press(page, box);
    await typeInto(page, 'Message', text);
    await press(page, button);
    await expect(page.getByRole('list', { name: 'Conversation and record' }).getByText(text)).toBeVisible();
  }
  await expect(page.getByText('Resolved', { exact: true })).toBeVisible();
});
