import type { Page } from '@playwright/test';
import { PASSWORD } from '@/test/cast';
import { problem } from './filing';
import { expect, fillSignIn, origin, test } from './fixtures';

const QUEUE = '/support-requests';
const SIGN_IN = /\/sign-in\?returnTo=/;
const signedIn = async (page: Page) => {
  await page.goto(QUEUE);
  await expect(page).toHaveURL(QUEUE);
};

test('The row is checked at each request: sign-out bites at the next, in every tab and for the cookie itself', async ({
  signIn,
}) => {
  const { page, context } = await signIn('hana');
  const other = await context.newPage();
  await signedIn(page);
  await signedIn(other);
  const cookies = await context.cookies();
  await page.locator('summary').getByText('Hana Sato').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await other.goto('/support-requests/new');
  await expect(other).toHaveURL(SIGN_IN);
  await context.addCookies(cookies);
  await other.goto(QUEUE);
  await expect(other).toHaveURL(SIGN_IN);
});

test('The row is checked at each request: a role change bites at the next', async ({ signIn, sql }) => {
  const { page, id } = await signIn('hana');
  await signedIn(page);
  await expect(page.getByRole('table')).toBeVisible();
  await sql("UPDATE person_role SET role = 'sales_agent' WHERE person_id = $1", [id]);
  await page.goto('/support-requests/new');
  await expect(page.getByText(/^Rule P12\./)).toBeVisible();
});

for (const [limit, change] of [
  ['idle', "seen_at = now() - interval '3 hours'"],
  ['absolute', "ends_at = now() - interval '1 second'"],
  ['revoked', 'revoked_at = now()'],
] as const) {
  test(`The row is checked at each request (idle and absolute limits, revoked): ${limit}`, async ({ signIn, sql }) => {
    const { page, sessionHash } = await signIn('hana');
    await signedIn(page);
    await sql(`UPDATE session SET ${change} WHERE id_hash = $1`, [sessionHash]);
    await page.goto('/settings/you');
    await expect(page).toHaveURL(`/sign-in?returnTo=${encodeURIComponent('/settings/you')}`);
    expect((await page.request.get('/api/live')).headers()['content-type']).toContain('text/event-stream');
    expect(await (await page.request.get('/api/live')).text()).toContain('signed_out');
  });
}

test('The cookie holds an opaque id: a forged or foreign one opens nothing', async ({ page, context }) => {
  await context.addCookies([
    { name: 'liaison.session', value: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..forged', url: origin() },
  ]);
  await page.goto(QUEUE);
  await expect(page).toHaveURL(SIGN_IN);
});

test('Unknown address and wrong password look alike', async ({ page, invite }) => {
  const { email } = await invite('ula');
  const answers = [];
  for (const address of [email, `nobody-${email}`]) {
    await page.goto('/sign-in');
    const posted = page.waitForResponse((response) => response.request().method() === 'POST');
    await fillSignIn(page, address, 'not the password');
    await expect(problem(page)).toBeVisible();
    answers.push({
      status: (await posted).status(),
      text: (await page.getByRole('main').innerText()).replaceAll(address, ''),
      url: page.url(),
    });
  }
  expect(answers[0]?.text).toContain('This e-mail address and password do not go together.');
  expect(answers[1]).toEqual(answers[0]);
});

test('Guessing is limited per account', async ({ browser, invite }) => {
  const { email } = await invite('bo');
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('/sign-in');
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await fillSignIn(page, email, `guess ${attempt}`);
    await expect(problem(page)).toContainText('This e-mail address and password do not go together.');
  }
  await fillSignIn(page, email, PASSWORD);
  await expect(problem(page)).toContainText('Too many tries. Wait 15 minutes, then try again.');
  await page.close();
});

for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example/', 'javascript:alert(1)']) {
  test(`Signing in goes back to a page of this portal, never to ${elsewhere}`, async ({ page, invite }) => {
    const { email } = await invite('hana');
    await page.goto(`/sign-in?returnTo=${encodeURIComponent(elsewhere)}`);
    await fillSignIn(page, email);
    await expect(page).toHaveURL('/');
  });
}
