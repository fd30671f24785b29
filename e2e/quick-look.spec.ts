import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, unique } from './fixtures';
import { focused, skipToPage, tabTo } from './keyboard';
import { filed, raised, say } from './searching';

const panel = (page: Page) => page.locator('dialog:modal');

test('A quick look at a request: state, clock, customer and the newest words, in the address; Esc gives the focus back', async ({
  signIn,
  sql,
}) => {
  const word = unique('Godwit');
  const { number, title } = await filed(sql, word);
  await say(sql, 'escalation', number, 'operator_partner', 'Which mailbox is it?');
  await say(sql, 'escalation', number, 'operator', 'Known from last week');
  const { page } = await signIn('lin', { locale: 'en' });
  await page.goto(`/support-requests?view=all&q=${word}`);
  await page.getByRole('link', { name: `Quick look: ${number}` }).click();
  await expect(panel(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`q=${word}&look=${number}`));
  await expect(panel(page).getByRole('heading', { level: 2, name: title })).toBeVisible();
  for (const words of [number, 'In triage', 'Tailspin Toys', 'Known from last week', 'Operator only'])
    await expect(panel(page)).toContainText(words);
  await expect(panel(page)).not.toContainText('Which mailbox is it?');
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/look=/);
  expect(await focused(page)).toBe(title);
  await page.goBack();
  await expect(panel(page)).toBeVisible();
  await panel(page).getByRole('link', { name: 'Open the request' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('A copied link shows the quick look to whoever may see the request, and to a stranger the list alone', async ({
  signIn,
  sql,
}) => {
  const { number, title } = await filed(sql, unique('Redshank'));
  await say(sql, 'escalation', number, 'operator_partner', 'Said to both');
  await say(sql, 'escalation', number, 'operator', 'Said to nobody else');
  const hana = await signIn('hana', { locale: 'en' });
  await hana.page.goto(`/support-requests?look=${number}`);
  await expect(panel(hana.page)).toContainText('Said to both');
  await expect(panel(hana.page)).not.toContainText('Said to nobody else');
  const fei = await signIn('fei', { locale: 'en' });
  await fei.page.goto(`/support-requests?look=${number}`);
  await expect(fei.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(fei.page.locator('dialog[open]')).toHaveCount(0);
  await expect(fei.page.getByRole('main')).not.toContainText(title);
});

test('By keyboard alone: o or the space bar looks at the row that has the focus, Enter goes on opening it', async ({
  signIn,
  sql,
}) => {
  const word = unique('Avocet');
  const { title, number } = await filed(sql, word);
  const { page } = await signIn('lin', { locale: 'en' });
  await page.goto(`/support-requests?view=all&q=${word}`);
  await skipToPage(page);
  await tabTo(page, title);
  for (const key of ['o', ' ']) {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(panel(page)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(panel(page)).toContainText(number);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect.poll(() => focused(page)).toBe(title);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('A quick look at a case: hana reads her note, max what was said to him', async ({ signIn, sql }) => {
  const { number, title } = await raised(sql, unique('Curlew'));
  await say(sql, 'customer_case', number, 'partner_customer', 'Restart it once, please');
  await say(sql, 'customer_case', number, 'partner', 'The proxy again');
  const hana = await signIn('hana', { locale: 'en' });
  await hana.page.goto('/cases?view=all');
  await hana.page.getByRole('link', { name: `Quick look: ${number}` }).click();
  await expect(panel(hana.page)).toContainText('The proxy again');
  const serge = await signIn('serge', { locale: 'en' });
  await serge.page.goto(`/cases?look=${number}`);
  await expect(panel(serge.page)).toContainText('Restart it once, please');
  await expect(panel(serge.page)).not.toContainText('The proxy again');
  await panel(serge.page).getByRole('link', { name: 'Open the case' }).click();
  await expect(serge.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('Without JavaScript a quick look opens and closes by plain links', async ({ signIn, sql }) => {
  const word = unique('Knot');
  const { number, title } = await filed(sql, word);
  const { page } = await signIn('hana', { locale: 'en', context: { javaScriptEnabled: false } });
  await page.goto(`/support-requests?view=all&q=${word}`);
  await page.getByRole('link', { name: `Quick look: ${number}` }).click();
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  await page.getByRole('dialog').getByRole('link', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
