import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import { type Account, startProvider } from '@/test/identity-provider';
import { expect, origin, type Sql, test } from './fixtures';

// The product knows one address of a provider; what listens there is each test's own in turn.
test.describe.configure({ mode: 'serial' });

const issuer = () => process.env.LIAISON_E2E_ISSUER ?? '';
let provider: Awaited<ReturnType<typeof startProvider>> | undefined;
const start = async () => {
  provider = await startProvider({ port: Number(new URL(issuer()).port), portal: origin(), asks: true });
};
test.beforeEach(start);
test.afterEach(async () => {
  await provider?.stop();
  provider = undefined;
});

function answersFor(account: Partial<Account> & { email: string }): void {
  if (provider) provider.signedIn.account = { sub: randomUUID(), email_verified: true, ...account };
}

/** From a page that asks for a sign-in, by the button, through the page of the provider. */
async function signInThere(page: Page, path = '/', press: 'Continue' | 'Cancel' = 'Continue'): Promise<void> {
  await page.goto(path);
  await page.getByRole('link', { name: 'Contoso ID' }).click();
  await page.getByRole('button', { name: press }).click();
}
const said = (page: Page) => page.getByRole('alert').filter({ hasText: 'Contoso ID' });

async function invited(sql: Sql, role = 'helpdesk_agent'): Promise<string> {
  const id = randomUUID();
  const email = `ines-${id.slice(0, 8)}@invited.example`;
  await sql(
    `INSERT INTO invitation (id, organization_id, email, name, roles, locale, invited_by, invited_by_organization_id, created_at, expires_at)
     VALUES ($1, $2, $3, 'Ines Invited', ARRAY[$5], 'en', $4, $2, now(), now() + interval '7 days')`,
    [id, ORGANIZATIONS.contoso.id, email, PEOPLE.ula.id, role],
  );
  return email;
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';
  test(`OpenID Connect: an invited person comes in by the button and is where the link led${how}`, async ({
    browser,
    sql,
  }) => {
    const email = await invited(sql);
    answersFor({ email });
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await signInThere(page, '/support-requests?view=all&severity=B');
    await expect(page).toHaveURL('/support-requests?view=all&severity=B');
    await expect(page.getByRole('banner')).toContainText('Ines Invited');
    expect((await context.cookies()).filter(({ name }) => name.endsWith('liaison.errand'))).toEqual([]);

    // The second time the identity is bound.
    await context.clearCookies();
    await signInThere(page);
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('banner')).toContainText('Ines Invited');
    await context.close();
  });
}

test('OpenID Connect: a provider that is down is a sentence beside a form that works, on the way out and on the way back', async ({
  page,
  invite,
}) => {
  const { email } = await invite('hana');
  answersFor({ email });
  if (provider) provider.signedIn.isLostSince = true;
  await signInThere(page, '/cases');
  await expect(said(page)).toContainText('It does not answer at the moment.');

  await provider?.stop();
  await page.getByRole('link', { name: 'Contoso ID' }).click();
  await expect(said(page)).toContainText('It does not answer at the moment.');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('portal-demo-2026');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/cases');
});

test('OpenID Connect: nobody comes in whose address is unverified, who is not invited, or who is disabled; each is told, and axe is clean', async ({
  page,
  invite,
  sql,
}) => {
  const hana = await invite('hana');
  answersFor({ email: hana.email, email_verified: false });
  await signInThere(page, '/cases');
  await expect(said(page)).toContainText('It does not vouch for your e-mail address.');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);

  answersFor({ email: `stranger-${randomUUID()}@elsewhere.example` });
  await page.context().clearCookies();
  await signInThere(page);
  await expect(said(page)).toContainText('Nobody with this identity can sign in here.');
  const stranger = await said(page).textContent();

  await sql('UPDATE person SET disabled_at = now() WHERE id = $1', [hana.id]);
  answersFor({ email: hana.email });
  await page.context().clearCookies();
  await signInThere(page);
  // Who asks is not known to be anybody here: the same words.
  await expect(said(page)).toHaveText(stranger ?? '');
  await page.goto('/cases');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
});

test('OpenID Connect: who turns back at the provider is told so, and comes in at the second try', async ({
  page,
  invite,
}) => {
  const { email } = await invite('hana');
  answersFor({ email });
  await signInThere(page, '/cases', 'Cancel');
  await expect(said(page)).toContainText('It was cancelled there, or you are not let through there.');
  await expect(page).toHaveURL('/sign-in?provider=cancelled&returnTo=%2Fcases');
  await page.getByRole('link', { name: 'Contoso ID' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/cases');
});

test('OpenID Connect: an answer works once, in the browser that asked, and for what it asked', async ({
  browser,
  page,
  invite,
}) => {
  const { email } = await invite('hana');
  answersFor({ email });
  let answer = '';
  page.on('request', (request) => {
    if (request.url().includes('/api/oidc/callback')) answer = request.url();
  });
  await signInThere(page, '/cases');
  await expect(page).toHaveURL('/cases');
  const failed = 'The answer did not belong to a sign-in that was begun here within ten minutes.';

  // Replayed in the same browser, and in another that was led to it.
  await page.goto(answer);
  await expect(said(page)).toContainText(failed);
  const other = await browser.newContext();
  const victim = await other.newPage();
  await victim.goto(answer);
  await expect(said(victim)).toContainText(failed);
  await victim.goto('/cases');
  await expect(victim).toHaveURL(/\/sign-in\?returnTo=/);

  // In a browser that has begun one of its own: its state is another.
  await victim.getByRole('link', { name: 'Contoso ID' }).click();
  await victim.getByRole('button', { name: 'Continue' }).waitFor();
  await victim.goto(answer);
  await expect(said(victim)).toContainText(failed);
  await victim.goto('/cases');
  await expect(victim).toHaveURL(/\/sign-in\?returnTo=/);
  await other.close();
});

test('OpenID Connect: who has no password proves a dangerous act by signing in there again, and finds what was typed', async ({
  browser,
  sql,
}) => {
  const email = await invited(sql, 'user_management_admin');
  answersFor({ email });
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInThere(page, '/people/new');
  await expect(page).toHaveURL('/people/new');
  await sql(
    "UPDATE session s SET confirmed_at = now() - interval '11 minutes' FROM person p WHERE p.id = s.person_id AND p.email = $1",
    [email],
  );
  const invitee = `next-${randomUUID().slice(0, 8)}@invited.example`;
  await page.getByLabel('Name', { exact: true }).fill('Nils Next');
  await page.getByLabel('Email').fill(invitee);
  await page.getByRole('radio', { name: 'helpdesk agent' }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  const again = page.getByRole('link', { name: 'Sign in again in a new tab' });
  await expect(again).toBeVisible();
  const [other] = await Promise.all([context.waitForEvent('page'), again.click()]);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other).toHaveURL('/people/new');
  await other.close();
  await expect(page.getByLabel('Email')).toHaveValue(invitee);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('heading', { name: 'Invitation for Nils Next' })).toBeVisible();
  await context.close();
});

test('OpenID Connect: the way back leads nowhere outside of this portal', async ({ page, invite }) => {
  const { email } = await invite('hana');
  answersFor({ email });
  await page.goto(`/api/oidc/start?returnTo=${encodeURIComponent('//evil.example/x')}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/');
});

test('通过身份提供方登录：按钮与每句话均为中文', async ({ browser, invite }) => {
  const { email } = await invite('hana', { locale: 'zh-CN' });
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  answersFor({ email, email_verified: false });
  await page.goto('/cases');
  await page.getByRole('link', { name: '使用 Contoso ID 登录' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(page)).toContainText('您在那里取消了登录，或未被允许通过。');
  await page.getByRole('link', { name: '使用 Contoso ID 登录' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(said(page)).toContainText('它未确认您的电子邮件地址。');
  await provider?.stop();
  await page.getByRole('link', { name: '使用 Contoso ID 登录' }).click();
  await expect(said(page)).toContainText('它目前没有响应。');
  await page.goto('/api/oidc/callback?code=foreign&state=foreign');
  await expect(said(page)).toContainText('该答复不属于十分钟内在此开始的登录。');
  await start();
  answersFor({ email });
  await page.goto('/cases');
  await page.getByRole('link', { name: '使用 Contoso ID 登录' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/cases');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await context.close();
});
