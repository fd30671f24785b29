import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ORGANIZATIONS } from '@/test/cast';
import { RULES } from './axe';
import { problem } from './filing';
import { expect, type Sql, test } from './fixtures';
import type { Numbers } from './page-list';
import { PAGES, PAGES_IN_CHINESE, UNKNOWN } from './pages';

/** A request of Tailspin's in each state that changes what the record shows. */
async function numbersByState(sql: Sql): Promise<Numbers> {
  const rows = await sql(
    'SELECT DISTINCT ON (state) state, number FROM escalation WHERE partner_id = $1 AND customer_id = $2 ORDER BY state, filed_at',
    [ORGANIZATIONS.contoso.id, ORGANIZATIONS.tailspin.id],
  );
  return Object.fromEntries(rows.map(({ state, number }) => [String(state), String(number)]));
}

/** Opens a page and makes sure that it is the page, not what stands in for one that failed. */
async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(path === UNKNOWN ? 404 : 200);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
}

// What stands around every page of one person alike: the header, and the navigation beside the page.
const FRAME = ['header', 'div:has(+ #main)'];

/** What axe finds on the page; of a page in a frame that was looked at before, the rest. Pages have no frames inside: one run tells all. */
async function faultsOf(page: Page, path: string, isFrameKnown = false): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES);
  if (isFrameKnown) for (const part of FRAME) axe.exclude(part);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${path}: ${id} (${help}) at ${node.target.join(' ')}`),
  );
}

const widerThanScreen = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth ? `${document.documentElement.scrollWidth} px wide` : null,
  );

for (const [who, pagesOf] of PAGES) {
  test(`Accessible: axe (WCAG 2.2 AA) clean on every page of ${who}, and nothing wider than 320 px`, async ({
    signIn,
    sql,
  }) => {
    test.setTimeout(180_000);
    const { page } = await signIn(who, { locale: 'en' });
    const faults: string[] = [];
    for (const [position, path] of pagesOf(await numbersByState(sql)).entries()) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page, path);
      expect(await page.locator('iframe').count(), path).toBe(0);
      faults.push(...(await faultsOf(page, path, position > 0)));
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await widerThanScreen(page);
      if (wide) faults.push(`${path}: ${wide} on a screen of 320 px`);
    }
    expect(faults).toEqual([]);
  });
}

for (const [who, pagesOf] of PAGES_IN_CHINESE) {
  test(`Accessible: axe clean in Chinese and in the dark for ${who}, forms with faults included`, async ({
    signIn,
    sql,
  }) => {
    test.setTimeout(180_000);
    const { page } = await signIn(who, { locale: 'zh-CN', context: { colorScheme: 'dark' } });
    const faults: string[] = [];
    for (const [position, path] of pagesOf(await numbersByState(sql)).entries()) {
      await open(page, path);
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
      const submit = page.getByRole('button', { name: '提交给世纪互联' });
      if (await submit.isVisible()) {
        await submit.click();
        await expect(problem(page)).toBeVisible();
      }
      faults.push(...(await faultsOf(page, path, position > 0)));
    }
    expect(faults).toEqual([]);
  });
}

test('Accessible: axe clean on the way in', async ({ page }) => {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/sign-in');
    faults.push(...(await faultsOf(page, `/sign-in ${colorScheme}`)));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(problem(page)).toBeVisible();
    faults.push(...(await faultsOf(page, `/sign-in ${colorScheme} with faults`)));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await widerThanScreen(page)).toBeNull();
  expect(faults).toEqual([]);
});
