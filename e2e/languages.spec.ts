import type { Page } from '@playwright/test';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { ORGANIZATIONS } from '@/test/cast';
import { filingPath } from './filing';
import { expect, fillSignIn, type Sql, test } from './fixtures';
import { say, wordsOf } from './words';

const NARROW = { width: 390, height: 844 };

/** What English says and this language does not, alone or in another place. */
function foreignTo(locale: Locale): ReadonlySet<string> {
  const own = new Set(wordsOf(locale).values());
  return new Set([...wordsOf('en').values()].filter((text) => !own.has(text) && !text.includes('{')));
}

/** Names, heads, labels and buttons that are English, and sentences in English anywhere; what people wrote is theirs. */
async function englishOn(page: Page, locale: Locale): Promise<string[]> {
  const foreign = foreignTo(locale);
  const parts = await page.locator('nav a, th, dt, legend, label, button, summary, h2, h3').allInnerTexts();
  const text = await page.locator('body').innerText();
  const sentences = [...foreign].filter((one) => one.split(' ').length > 3 && text.includes(one));
  return [...parts.map((part) => part.trim()).filter((part) => foreign.has(part)), ...sentences];
}

async function expectLanguage(page: Page, path: string, locale: Locale): Promise<void> {
  await expect(page.locator('html'), path).toHaveAttribute('lang', locale);
  const text = await page.locator('body').innerText();
  const namespaces = [...new Set([...wordsOf('en').keys()].map((key) => key.split('.')[0]))].join('|');
  const raw = text.match(new RegExp(`(?<![\\w.@/-])(?:${namespaces})\\.[a-z][\\w.]*`, 'g'));
  expect(raw, `keys on ${path}`).toBeNull();
  if (locale !== 'en') expect(await englishOn(page, locale), `English on ${path} in ${locale}`).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `width of ${path} in ${locale}`).toBeLessThanOrEqual(NARROW.width);
}

async function resolvedNumber(sql: Sql): Promise<string> {
  const [row] = await sql(
    "SELECT number FROM escalation WHERE partner_id = $1 AND state = 'resolved' ORDER BY filed_at LIMIT 1",
    [ORGANIZATIONS.contoso.id],
  );
  return String(row?.number);
}

for (const locale of LOCALES) {
  test(`Everything is said in ${locale}: list, record, filing, policy, on a narrow screen`, async ({ signIn, sql }) => {
    const record = `/support-requests/${await resolvedNumber(sql)}`;
    const pages = {
      hana: [
        '/support-requests',
        '/support-requests?view=all',
        record,
        '/support-requests/new',
        filingPath('tailspin', 'exchange'),
        `/customers/${ORGANIZATIONS.tailspin.id}/configuration?service=exchange`,
        '/service-health/EX413207',
        '/policy',
        '/settings/you',
      ],
      ada: ['/subscriptions', '/change-requests', '/policy?show=may'],
      lin: ['/support-requests', record, '/subscriptions', '/policy'],
      he: [
        '/',
        '/organizations',
        '/organizations/new',
        '/settings/targets?edit=1',
        '/settings/calendar?edit=1',
        '/settings/catalogue?add=teams',
        '/settings/delivery',
        '/policy?show=may_not',
      ],
      tina: [
        '/',
        '/support-requests',
        '/support-requests/new',
        '/subscriptions',
        '/change-requests',
        '/message-center',
        '/service-health',
        '/tenant/partners',
        `/customers/${ORGANIZATIONS.tailspin.id}/configuration?service=entra`,
        '/settings/notifications',
        '/policy',
      ],
      wu: ['/communications/health', '/communications/health/new'],
    };
    for (const [who, paths] of Object.entries(pages)) {
      const { page } = await signIn(who as keyof typeof pages, { locale, context: { viewport: NARROW } });
      for (const path of paths) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        await expectLanguage(page, path, locale);
      }
    }
  });

  test(`The way in speaks ${locale} to a browser that asks for it`, async ({ browser, invite }) => {
    const context = await browser.newContext({ locale, viewport: NARROW });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, 'identity.title'));
    await expectLanguage(page, '/sign-in', locale);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const { email } = await invite('hana', { locale });
    await fillSignIn(page, email);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await context.close();
  });
}

test('The language chosen before signing in holds without JavaScript, and where to go is kept', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-HK', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/policy?show=may');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-TW');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await expect(page.locator('input[name="returnTo"]').first()).toHaveValue('/policy?show=may');
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await context.close();
});

test('hana chooses German, then Traditional Chinese, in her settings', async ({ signIn }) => {
  const { page } = await signIn('hana');
  await page.goto('/settings/you');
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
  await page.locator('#preferences').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Gespeichert.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByLabel('Sprache', { exact: true }).selectOption({ label: '繁體中文' });
  await page.locator('#preferences').getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('已儲存。')).toBeVisible();
  await page.goto('/support-requests');
  await expect(page.getByRole('heading', { level: 1, name: '客戶要求' })).toBeVisible();
});

test('Festivals and time zones are called what the reader calls them, alone', async ({ signIn }) => {
  const { page } = await signIn('zhao', { locale: 'zh-TW' });
  await page.goto('/settings/calendar?year=2026');
  const table = page.getByRole('table').last();
  await expect(table).toContainText('國慶節');
  await expect(page.locator('main')).not.toContainText(/Spring Festival|春节/);
  expect(await page.locator('td[title]').evaluateAll((days) => days.map((day) => day.getAttribute('title')))).toContain(
    '春節',
  );
  await page.goto('/settings/you');
  await expect(page.getByLabel('時區').locator('option', { hasText: '倫敦' })).toHaveAttribute(
    'value',
    'Europe/London',
  );
  await expect(page.locator('main')).not.toContainText(/Asia\/|Europe\//);
});
