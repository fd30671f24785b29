import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { expect, test, unique } from './fixtures';
import { focused } from './keyboard';
import { publish } from './messages';
import { filed, raised } from './searching';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the portal' });

async function lookFor(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press('Enter');
}

test('The search of the header leads a partner to requests, cases and customers, and straight to a number', async ({
  signIn,
  sql,
}) => {
  const word = unique('Ptarmigan');
  const request = await filed(sql, word);
  const opened = await raised(sql, word);
  const { page } = await signIn('hana', { locale: 'en' });
  await page.goto('/settings/you');
  await lookFor(page, word.toLowerCase());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Results for “${word.toLowerCase()}”`);
  await expect(field(page)).toHaveValue(word.toLowerCase());
  const requests = page.getByRole('region', { name: 'Support requests' });
  await expect(requests.getByRole('link', { name: request.title })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: opened.title })).toBeVisible();
  await requests.getByRole('link', { name: 'All matching support requests' }).click();
  await expect(page).toHaveURL(new RegExp(`/support-requests\\?view=all&q=${word.toLowerCase()}`));
  await expect(page.getByLabel('Number or words of the title')).toHaveValue(word.toLowerCase());
  await expect(page.getByRole('row')).toHaveCount(2);
  await lookFor(page, `#${request.number}`);
  await expect(page).toHaveURL(`/support-requests/${request.number}`);
  await expect(page.getByRole('heading', { level: 1, name: request.title })).toBeVisible();
  await lookFor(page, opened.number.toLowerCase());
  await expect(page).toHaveURL(`/cases/${opened.number}`);
  await lookFor(page, 'tails');
  await page.getByRole('region', { name: 'Customers' }).getByRole('link', { name: 'Tailspin Toys' }).click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
});

test('The search of the operator finds requests of all partners; who administers finds organizations', async ({
  signIn,
  sql,
}) => {
  const word = unique('Dotterel');
  const request = await filed(sql, word);
  const lin = await signIn('lin', { locale: 'en' });
  await lin.page.goto(`/search?q=${word}`);
  await expect(lin.page.getByRole('link', { name: request.title })).toBeVisible();
  await lin.page.getByRole('link', { name: 'All matching support requests' }).click();
  await expect(lin.page.getByRole('row')).toHaveCount(2);
  const he = await signIn('he', { locale: 'en' });
  await he.page.goto('/search?q=northwind');
  await he.page.getByRole('region', { name: 'Partners' }).getByRole('link', { name: 'Northwind Reselling' }).click();
  await expect(he.page.getByRole('heading', { level: 1, name: 'Northwind Reselling' })).toBeVisible();
  await he.page.goto(`/search?q=${word}`);
  await expect(he.page.getByRole('heading', { name: `Nothing found for “${word}”` })).toBeVisible();
});

test('The search of a customer finds summaries, cases and messages; a stranger is told the same as of what is not', async ({
  signIn,
  sql,
}) => {
  const word = unique('Whimbrel');
  const request = await filed(sql, word);
  const opened = await raised(sql, word);
  const message = await publish(sql, word);
  const tina = await signIn('tina', { locale: 'en' });
  await tina.page.goto(`/search?q=${word}`);
  await expect(tina.page.getByRole('link', { name: `Summary of ${word}` })).toBeVisible();
  await expect(tina.page.getByRole('link', { name: opened.title })).toBeVisible();
  await expect(tina.page.getByRole('link', { name: message.title })).toBeVisible();
  await expect(tina.page.getByRole('main')).not.toContainText(request.title);
  await tina.page.getByRole('link', { name: 'All matching messages' }).click();
  await expect(tina.page.getByRole('row')).toHaveCount(2);
  for (const who of ['fei', 'lena', 'max', 'nora', 'bo'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    for (const typed of [request.number, opened.number]) {
      await page.goto(`/search?q=${typed}`);
      await expect(page).toHaveURL(`/search?q=${typed}`);
      await expect(page.getByRole('main')).not.toContainText(word);
    }
    await page.goto(`/search?q=${word}`);
    await expect(page.getByRole('heading', { name: /^(Nothing found|There is nothing)/ })).toBeVisible();
  }
});

test('What was not found is said, with what is searched; % and _ stand for themselves', async ({ signIn }) => {
  const { page } = await signIn('lin', { locale: 'en' });
  for (const typed of ['%%%', '__', 'no\\such\\thing', "'; --"]) {
    await page.goto(`/search?q=${encodeURIComponent(typed)}`);
    await expect(page.getByRole('heading', { name: `Nothing found for “${typed}”` })).toBeVisible();
  }
  await expect(page.getByRole('main')).toContainText('Support requests: number, or words of the title');
  await expect(page.getByRole('main')).not.toContainText('Cases');
  await page.goto('/search');
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
});

test('By keyboard alone: / goes to the search of any page, Enter looks, j and Enter open what was found', async ({
  signIn,
  sql,
}) => {
  const word = unique('Turnstone');
  const request = await filed(sql, word);
  const { page } = await signIn('lin', { locale: 'en' });
  await page.goto('/settings/targets');
  await expect(async () => {
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('Search the portal');
  }).toPass();
  await expect(field(page)).toHaveValue('');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/search?q=${word}`);
  await expect(async () => {
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(request.title);
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: request.title })).toBeVisible();
});

const IN_WORDS: [Locale, string, string][] = [
  ['de', 'Portal durchsuchen', 'Alle passenden Supportanfragen'],
  ['zh-CN', '搜索门户', '所有匹配的支持请求'],
  ['zh-TW', '搜尋入口網站', '所有相符的支援要求'],
];
for (const [locale, label, all] of IN_WORDS)
  test(`The search speaks ${locale}, finds Chinese, and fits a screen of 390 px`, async ({ signIn, sql }) => {
    const word = unique('队列堵塞');
    const request = await filed(sql, word);
    const { page } = await signIn('hana', { locale });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/support-requests');
    await page.getByRole('searchbox', { name: label }).fill(word.slice(1));
    await page.getByRole('searchbox', { name: label }).press('Enter');
    await expect(page.getByRole('link', { name: request.title })).toBeVisible();
    await expect(page.getByRole('link', { name: all })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

test('Without JavaScript the search works by its button', async ({ signIn, sql }) => {
  const word = unique('Sanderling');
  const request = await filed(sql, word);
  const { page } = await signIn('hana', { locale: 'en', context: { javaScriptEnabled: false } });
  await page.goto('/support-requests');
  await field(page).fill(word);
  await page.getByRole('button', { name: 'Go to the results' }).click();
  await page.getByRole('link', { name: request.title }).click();
  await expect(page).toHaveURL(`/support-requests/${request.number}`);
});
