import type { Page } from '@playwright/test';
import { filedBy, filingPath, fillRequest, numberOf, problem } from './filing';
import { expect, test } from './fixtures';

const PATH = filingPath('tailspin', 'exchange');
const submit = (page: Page) => page.getByRole('button', { name: 'Submit to 21Vianet' });
const title = (page: Page) => page.getByLabel('Title', { exact: true });
const isAction = (method: string, headers: Record<string, string>) => method === 'POST' && 'next-action' in headers;

test('Nothing typed is lost: a double click makes one escalation', async ({ signIn, sql }) => {
  const { page, id } = await signIn('hana');
  await page.goto(PATH);
  await fillRequest(page, { title: 'Clicked twice' });
  await submit(page).dblclick();
  await numberOf(page);
  expect(await filedBy(sql, id)).toBe(1);
});

test('Nothing typed is lost: a second tab with the same key makes one escalation', async ({ signIn, sql }) => {
  const { page, context, id } = await signIn('hana');
  await page.goto(PATH);
  await fillRequest(page, { title: 'Sent from two tabs' });
  await expect(page.getByText('Draft saved')).toBeVisible();
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(title(other)).toHaveValue('Sent from two tabs');
  await Promise.all([submit(page).click(), submit(other).click()]);
  expect(await numberOf(other)).toBe(await numberOf(page));
  expect(await filedBy(sql, id)).toBe(1);
});

test('Nothing typed is lost: a retry after a lost answer makes one escalation', async ({ signIn, sql }) => {
  const { page, id } = await signIn('hana');
  await page.goto(PATH);
  await fillRequest(page, { title: 'Answered into the void' });
  await expect(page.getByText('Draft saved')).toBeVisible();
  const lost = new Promise<void>((resolve) => {
    void page.route(`**${PATH}`, async (route) => {
      if (!isAction(route.request().method(), route.request().headers())) return route.continue();
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
      resolve();
    });
  });
  await submit(page).click();
  await lost;
  expect(await filedBy(sql, id)).toBe(1);
  await page.unroute(`**${PATH}`);
  await expect(title(page)).toHaveValue('Answered into the void');
  await expect(problem(page)).toBeVisible();
  await submit(page).click();
  await numberOf(page);
  expect(await filedBy(sql, id)).toBe(1);
});
