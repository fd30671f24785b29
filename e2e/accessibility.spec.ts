import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fixedId, ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { filingPath, problem } from './filing';
import { expect, type Sql, test } from './fixtures';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NEW = '/support-requests/new';
const CONFIGURATION = `/customers/${ORGANIZATIONS.tailspin.id}/configuration?service=exchange`;
const [TAILSPIN_E1, WINGTIP_ESSENTIALS, WINGTIP_PROPLUS, LITWARE] = [1, 3, 4, 7].map(
  (position) => `/subscriptions/${fixedId(2, position)}`,
) as [string, string, string, string];
const ASKING = `/change-requests/new?subscription=${fixedId(2, 1)}&kind=more_seats`;
const ASKED = ['/change-requests', '/change-requests?view=all&kind=more_seats'];
const UNKNOWN = '/support-requests/600000000000009';
const EVERYBODY = ['/settings/you', '/settings/notifications', '/mailbox', '/policy', UNKNOWN];

type Numbers = Record<string, string>;

/** A request of Tailspin's in each state that changes what the record shows. */
async function numbersByState(sql: Sql): Promise<Numbers> {
  const rows = await sql(
    'SELECT DISTINCT ON (state) state, number FROM escalation WHERE partner_id = $1 AND customer_id = $2 ORDER BY state, filed_at',
    [ORGANIZATIONS.contoso.id, ORGANIZATIONS.tailspin.id],
  );
  return Object.fromEntries(rows.map(({ state, number }) => [String(state), String(number)]));
}

const records = (numbers: Numbers) => Object.values(numbers).map((number) => `/support-requests/${number}`);

const PAGES: Partial<Record<PersonKey, (numbers: Numbers) => string[]>> = {
  hana: (numbers) => [
    ...[
      '/support-requests',
      '/support-requests?view=closed',
      '/support-requests?view=open&severity=A&service=entra',
      NEW,
      `${NEW}?q=nobody`,
    ],
    ...[
      `${NEW}?customer=${ORGANIZATIONS.tailspin.id}`,
      filingPath('tailspin', 'exchange'),
      filingPath('wingtip', 'sharepoint'),
      CONFIGURATION,
    ],
    ...['/service-health/EX413207', ...records(numbers), ...EVERYBODY],
  ],
  lin: (numbers) => [
    '/support-requests',
    '/support-requests?view=done',
    '/support-requests?view=mine',
    NEW,
    ...records(numbers),
    '/subscriptions',
    TAILSPIN_E1,
    ...EVERYBODY,
  ],
  he: () => ['/support-requests', '/settings/delivery', '/settings/you'],
  qian: (numbers) => ['/support-requests', '/settings/delivery', ...records(numbers).slice(0, 2)],
  tina: (numbers) => [
    ...['/support-requests', ...records(numbers).slice(0, 3), NEW, CONFIGURATION],
    ...['/subscriptions', TAILSPIN_E1, ASKING, ...ASKED, ...EVERYBODY],
  ],
  max: () => ['/support-requests', CONFIGURATION, '/policy?show=may_not'],
  ada: () => [
    ...['/subscriptions', '/subscriptions/prices', WINGTIP_PROPLUS, `${TAILSPIN_E1}/change?what=quantity`],
    ...[`${TAILSPIN_E1}/change?what=quantity&quantity=0`, `${TAILSPIN_E1}/change?what=suspend&reason=fraud`],
    ...[`${WINGTIP_ESSENTIALS}/change?what=upgrade`, ...ASKED],
  ],
  sam: () => ['/support-requests', NEW, '/subscriptions', TAILSPIN_E1],
  nora: () => [filingPath('litware', 'onedrive'), LITWARE],
  fei: () => [`/subscriptions?customer=${ORGANIZATIONS.tailspin.id}`],
};

/** Opens a page and makes sure that it is the page, not what stands in for one that failed. */
async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(path === UNKNOWN ? 404 : 200);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${path}: ${id} (${help}) at ${node.target.join(' ')}`),
  );
}

const widerThanScreen = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth ? `${document.documentElement.scrollWidth} px wide` : null,
  );

for (const [who, pagesOf] of Object.entries(PAGES) as [PersonKey, (numbers: Numbers) => string[]][]) {
  test(`Accessible: axe (WCAG 2.2 AA) clean on every page of ${who}, and nothing wider than 320 px`, async ({
    signIn,
    sql,
  }) => {
    test.setTimeout(180_000);
    const { page } = await signIn(who, { locale: 'en' });
    const faults: string[] = [];
    for (const path of pagesOf(await numbersByState(sql))) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page, path);
      faults.push(...(await faultsOf(page, path)));
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await widerThanScreen(page);
      if (wide) faults.push(`${path}: ${wide} on a screen of 320 px`);
    }
    expect(faults).toEqual([]);
  });
}

/** Every kind of page once more. */
const IN_CHINESE: Partial<Record<PersonKey, (numbers: Numbers) => string[]>> = {
  hana: ({ resolved }) => [
    '/support-requests',
    NEW,
    `${NEW}?customer=${ORGANIZATIONS.tailspin.id}`,
    filingPath('tailspin', 'exchange'),
    CONFIGURATION,
    `/support-requests/${resolved}`,
  ],
  lin: ({ submitted }) => ['/support-requests', `/support-requests/${submitted}`, '/settings/you', '/policy', UNKNOWN],
  he: () => ['/settings/delivery'],
  tina: ({ closed }) => ['/support-requests', `/support-requests/${closed}`, NEW, TAILSPIN_E1, ASKING, ...ASKED],
  wendy: () => ['/subscriptions', WINGTIP_PROPLUS],
  sam: () => ['/service-health/EX413207', NEW],
};

for (const [who, pagesOf] of Object.entries(IN_CHINESE) as [PersonKey, (numbers: Numbers) => string[]][]) {
  test(`Accessible: axe clean in Chinese and in the dark for ${who}, forms with faults included`, async ({
    signIn,
    sql,
  }) => {
    const { page } = await signIn(who, { locale: 'zh-CN', context: { colorScheme: 'dark' } });
    const faults: string[] = [];
    for (const path of pagesOf(await numbersByState(sql))) {
      await open(page, path);
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
      const submit = page.getByRole('button', { name: '提交给世纪互联' });
      if (await submit.isVisible()) {
        await submit.click();
        await expect(problem(page)).toBeVisible();
      }
      faults.push(...(await faultsOf(page, path)));
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
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(problem(page)).toBeVisible();
    faults.push(...(await faultsOf(page, `/sign-in ${colorScheme} with faults`)));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await widerThanScreen(page)).toBeNull();
  expect(faults).toEqual([]);
});
