import { randomUUID } from 'node:crypto';
import { problem } from './filing';
import { expect, test } from './fixtures';
import { listed, type Made, publish, rowOf, viewpointOf } from './messages';

const PREFETCHES: Record<string, string>[] = [
  {},
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', purpose: 'prefetch' },
];

test('Unread is bold and said in words; opening marks as read by POST, never by rendering', async ({ signIn, sql }) => {
  const message = await publish(sql, 'Opened');
  const { page, id } = await signIn('tina', { locale: 'en' });
  await page.goto(listed(message));
  const link = rowOf(page, message).getByRole('link');
  await expect(link).toHaveAccessibleName(`Unread: ${message.title}`);
  await expect(link).toHaveCSS('font-weight', '600');

  for (const path of [listed(message), `/message-center/${message.id}`])
    for (const headers of PREFETCHES) expect((await page.request.get(path, { headers })).status()).toBe(200);
  expect(await viewpointOf(sql, id, message.id)).toBeUndefined();

  const posted = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok());
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: message.title })).toBeVisible();
  await posted;
  await expect(page.getByRole('button', { name: 'Mark as unread' })).toBeVisible();
  expect((await viewpointOf(sql, id, message.id))?.read_at).toBeInstanceOf(Date);

  await page.getByRole('button', { name: 'Mark as unread' }).click();
  await expect(page).toHaveURL(/\/message-center\?/);
  await expect(rowOf(page, message).getByRole('link')).toHaveAccessibleName(`Unread: ${message.title}`);
  expect((await viewpointOf(sql, id, message.id))?.read_at).toBeNull();
});

test('Two administrators whose read states do not touch', async ({ signIn, sql }) => {
  const message = await publish(sql, 'Shared');
  const tina = await signIn('tina', { locale: 'en' });
  const serge = await signIn('serge', { locale: 'en' });
  await tina.page.goto(`/message-center/${message.id}`);
  await expect(tina.page.getByRole('button', { name: 'Mark as unread' })).toBeVisible();
  await tina.page.getByRole('button', { name: 'Add to favorites' }).click();
  await expect(tina.page.getByRole('button', { name: 'Remove from favorites' })).toBeVisible();
  await tina.page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(tina.page).toHaveURL(/\/message-center(\?|$)/);
  await tina.page.goto(listed(message));
  await expect(tina.page.getByText('No message matches these filters.')).toBeVisible();
  await tina.page.goto(`${listed(message)}&tab=archive`);
  await expect(rowOf(tina.page, message)).toBeVisible();

  await serge.page.goto(listed(message));
  await expect(rowOf(serge.page, message).getByRole('link')).toHaveAccessibleName(`Unread: ${message.title}`);
  await serge.page.goto(`${listed(message)}&tab=archive`);
  await expect(serge.page.getByText('No message matches these filters.')).toBeVisible();
  expect(await viewpointOf(sql, serge.id, message.id)).toBeUndefined();
});

test('In bulk: chosen messages are read, archived, starred and brought back', async ({ signIn, sql }) => {
  const word = `Bulk-${randomUUID().slice(0, 6)}`;
  const messages = [await publish(sql, word), await publish(sql, word), await publish(sql, word)];
  const { page } = await signIn('tina', { locale: 'en' });
  await page.goto(`/message-center?q=${word}`);
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect(problem(page)).toContainText('Choose at least one message.');
  await page.getByLabel('Choose all on this page').check();
  await expect(page.getByText('3 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect(page.getByText('3 messages are marked as read.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Unread: Bulk/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('3 messages are marked as unread.')).toBeVisible();

  const [first, second, third] = messages as [Made, Made, Made];
  await page.getByLabel(`Choose ${first.title}`).check();
  await page.getByLabel(`Choose ${second.title}`).check();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('2 messages are archived.')).toBeVisible();
  await expect(rowOf(page, first)).toHaveCount(0);
  await expect(rowOf(page, third)).toBeVisible();
  await page.goto(`/message-center?q=${word}&tab=archive`);
  await page.getByLabel(`Choose ${first.title}`).check();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('1 message is back in the inbox.')).toBeVisible();
  await page.goto(`/message-center?q=${word}&state=favorites`);
  await expect(page.getByText('No message matches these filters.')).toBeVisible();
  await page.goto(`/message-center?q=${word}`);
  await page.getByRole('button', { name: `Add to favorites: ${first.title}` }).click();
  await expect(page.getByText('1 message is a favorite.')).toBeVisible();
  await page.goto(`/message-center?q=${word}&state=favorites`);
  await expect(rowOf(page, first)).toBeVisible();
  await expect(rowOf(page, third)).toHaveCount(0);
});

test('Filters, tabs, order and search are the address, and Back works', async ({ signIn }) => {
  const { page } = await signIn('mei', { locale: 'en' });
  await page.goto('/');
  await page.getByRole('link', { name: /^Message Center/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Message Center' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Microsoft Teams' });
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('Retirement');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/service=teams&tag=Retirement/);
  await expect(page.getByRole('link', { name: /classic meeting add-in/ })).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByRole('link', { name: 'Clear filters' })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Service' })).toHaveValue('');
  await page.getByLabel('Search title, text or ID').fill('number matching');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(2);
  await page.goto('/message-center');
  await page.getByRole('link', { name: 'Message title' }).click();
  await expect(page).toHaveURL(/sort=title/);
  await expect(page.getByRole('columnheader', { name: 'Message title' })).toHaveAttribute('aria-sort', 'ascending');
  await page.goBack();
  await expect(page.getByRole('columnheader', { name: 'Last updated' })).toHaveAttribute('aria-sort', 'descending');
});

test('Reading pane: beside the list where there is room, with the next message, its facts and its link', async ({
  signIn,
  sql,
}) => {
  const word = `Pane-${randomUUID().slice(0, 6)}`;
  const older = await publish(sql, word, { at: '2026-11-01T00:00:00Z' });
  const body =
    '<p>First <a href="https://help.21vianet.example/">help</a></p><script>document.title="Broken"</script><img src=x onerror="document.title=1"><p onclick="document.title=2">Second</p>';
  const newer = await publish(sql, word, { body, actBy: '2027-03-01T00:00:00Z', at: '2026-11-02T00:00:00Z' });
  const { page, context } = await signIn('serge', { locale: 'en' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/message-center?q=${word}`);
  await rowOf(page, newer).getByRole('link').click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: newer.title })).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Messages beside this one' });
  await expect(list.getByRole('link', { name: newer.title })).toHaveAttribute('aria-current', 'page');
  for (const text of ['What it is about', 'Plan for change', 'High', 'User impact', 'Exchange Online', 'Platforms'])
    await expect(main.getByText(text).first()).toBeVisible();
  await expect(main.getByRole('article').getByRole('link', { name: 'help' })).toHaveAttribute('rel', /noopener/);
  expect(await main.getByRole('article').innerHTML()).not.toMatch(/script|onerror|onclick|<img/);
  await expect(page).toHaveTitle(new RegExp(newer.id));

  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/message-center/${newer.id}$`));

  await expect(page.getByRole('link', { name: 'Previous message' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Next message' }).click();
  await expect(main.getByRole('heading', { level: 1, name: older.title })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next message' })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(list).toBeHidden();
  await page.getByRole('link', { name: 'Message Center' }).first().isVisible();
});

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('messages are read, marked one by one and in bulk, archived and found', async ({ signIn, sql }) => {
    const word = `Plain-${randomUUID().slice(0, 6)}`;
    const [first, second] = [await publish(sql, word), await publish(sql, word)];
    const { page, id } = await signIn('tina', { locale: 'en', context: { javaScriptEnabled: false } });
    await page.goto('/message-center');
    await page.getByLabel('Search title, text or ID').fill(word);
    await page.getByRole('button', { name: 'Apply' }).click();
    await rowOf(page, first).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: first.title })).toBeVisible();
    expect(await viewpointOf(sql, id, first.id)).toBeUndefined();
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await expect(page.getByRole('button', { name: 'Mark as unread' })).toBeVisible();
    await page.getByRole('link', { name: 'Inbox' }).click();
    await expect(page.getByRole('link', { name: `Unread: ${first.title}` })).toHaveCount(0);
    await page.getByLabel(`Choose ${first.title}`).check();
    await page.getByLabel(`Choose ${second.title}`).check();
    await page.getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText('2 messages are archived.')).toBeVisible();
    await expect(page.getByText('No message matches these filters.')).toBeVisible();
    expect((await viewpointOf(sql, id, second.id))?.archived_at).toBeInstanceOf(Date);
  });
});
