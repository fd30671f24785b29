import type { Page } from '@playwright/test';
import { ORGANIZATIONS } from '@/test/cast';
import { fileRequest, filingPath, fillRequest } from './filing';
import { expect, test } from './fixtures';

/** Every word of an answer, without what is made anew for each. In which order the framework was done with its parts varies. */
const settled = (html: string, number: string) => {
  const words = html
    .replaceAll(number, 'NUMBER')
    .replaceAll(/nonce="[^"]*"|\\"nonce\\":\\"[^"]*\\"/g, 'NONCE')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length > 3))].sort().join(' ');
};

async function answerFor(page: Page, number: string) {
  const status = (await page.goto(`/support-requests/${number}`))?.status();
  const html = settled(await (await page.request.get(`/support-requests/${number}`)).text(), number);
  return {
    status,
    title: (await page.title()).replace(number, 'NUMBER'),
    text: await page.getByRole('main').innerText(),
    html,
  };
}

test('sam (sales) meets the refusal, explained', async ({ signIn }) => {
  const { page } = await signIn('sam');
  await page.goto('/');
  await page.getByRole('link', { name: 'New request' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText('Why this is not open to you')).toBeVisible();
  await expect(main.getByText(/^Rule P12\. .+Sales agents do not file support requests\.$/)).toBeVisible();
  await expect(main.getByText('Who can at Contoso Cloud')).toBeVisible();
  const who = await main.getByRole('listitem').allTextContents();
  expect(who).toEqual(expect.arrayContaining(['Ada Moreau', 'Hana Sato']));
  expect(who).not.toContain('Sam Okafor');
  await expect(
    main.getByText('Ask one of them to do it, or to have your role changed by your user management admin.'),
  ).toBeVisible();
  await page.goto('/support-requests');
  await expect(main.getByText(/^Rule P22\./)).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('fei, though delegated for Exchange at Tailspin, finds nothing of it (P22)', async ({ signIn }) => {
  const hana = await signIn('hana');
  const number = await fileRequest(hana.page, { title: 'Foreign-canary: not for Fabrikam' });
  const { page } = await signIn('fei', { locale: 'en' });
  expect((await page.goto(`/support-requests/${number}`))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  for (const view of ['attention', 'open', 'closed', 'all']) {
    const html = await (await page.request.get(`/support-requests?view=${view}`)).text();
    expect(html).not.toContain('Foreign-canary');
    expect(html).not.toContain(number);
    expect(html).not.toContain('Contoso');
  }
});

test('fei files where Fabrikam is delegated, and only there (P12)', async ({ signIn }) => {
  const { page } = await signIn('fei', { locale: 'en' });
  await page.goto(`/support-requests/new?customer=${ORGANIZATIONS.tailspin.id}`);
  const closed = page.getByRole('listitem').filter({ hasText: 'SharePoint Online' });
  await expect(closed).toContainText('Neither sold by you nor delegated to you: an escalation is not possible (P12).');
  await expect(closed.getByRole('link')).toHaveCount(0);

  await page.goto(filingPath('tailspin', 'sharepoint'));
  await expect(page.getByText('No request can be filed for this service')).toBeVisible();
  await expect(page.getByRole('main').getByText(/P12/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Submit to 21Vianet' })).toHaveCount(0);

  await page.goto(`/support-requests/new?customer=${ORGANIZATIONS.tailspin.id}`);
  await page.getByRole('link', { name: 'Exchange Online' }).click();
  await fillRequest(page, { title: 'Delegated for Exchange alone' });
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(page.getByText(/Filed as number \d{15}/)).toBeVisible();
});

test('nora, in arrears, may still file for Litware', async ({ signIn }) => {
  const { page } = await signIn('nora');
  await page.goto(filingPath('litware', 'onedrive'));
  await expect(
    page.getByText('Your account is in arrears (P9). You can still file escalations for your customers.'),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Service health' }).getByText('No open issue for OneDrive for Business.'),
  ).toBeVisible();
  const mend = page.getByRole('region', { name: 'What could be mended first' });
  await expect(mend).toContainText(
    "You have no delegated privileges for this service, so the tenant's configuration is not shown (P14).",
  );
  await expect(mend.getByRole('link')).toHaveCount(0);
  const configuration = await page.request.get(`/customers/${ORGANIZATIONS.litware.id}/configuration?service=onedrive`);
  expect(await configuration.text()).toContain('Without them a partner neither sees nor changes');
  expect(await configuration.text()).not.toContain('litware.example');
  await fileRequest(page, { title: 'Filed in arrears', topic: 'Files do not sync' }, 'litware', 'onedrive');
  await expect(page.getByText(/Filed as number \d{15}/)).toBeVisible();
});

test('A customer raises problems with its partner, never with the operator directly (P4)', async ({ signIn }) => {
  for (const who of ['tina', 'serge', 'max'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto('/support-requests/new');
    await expect(page.getByText(/^Rule P4\. A customer raises problems with its partner/)).toBeVisible();
    await expect(page.getByLabel('Company name or domain')).toHaveCount(0);
    await page.goto(filingPath('tailspin', 'exchange'));
    await expect(page.getByText(/^Rule P4\./)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Submit to 21Vianet' })).toHaveCount(0);
  }
});

test('Severity A only for customers with the advanced agreement (P21), whatever the browser sends', async ({
  signIn,
}) => {
  const { page } = await signIn('hana');
  await page.goto(filingPath('tailspin', 'exchange'));
  await expect(page.getByRole('radio', { name: 'A – critical' })).toBeEnabled();
  await page.goto(filingPath('wingtip', 'exchange'));
  const critical = page.getByRole('radio', { name: 'A – critical' });
  await expect(critical).toBeDisabled();
  await expect(critical).toHaveAccessibleDescription(
    /Only with the advanced agreement, which this customer does not have\./,
  );
  await critical.evaluate((radio) => radio.removeAttribute('disabled'));
  await fillRequest(page, { title: 'Critical without the agreement', severity: 'A' });
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  const severity = page.getByRole('group', { name: 'Proposed severity' });
  await expect(
    severity.getByText('Severity A is only for customers with the advanced agreement. Choose B or C.'),
  ).toBeVisible();
});

test('What may not be seen does not exist: the answer is the same as for an unknown id (P19)', async ({ signIn }) => {
  const hana = await signIn('hana');
  const foreign = await fileRequest(hana.page, { title: 'Belongs to Contoso' });
  for (const who of ['fei', 'nora'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    const unknown = await answerFor(page, '600000000000001');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('This does not exist, or it is not yours to see.');
    expect(await answerFor(page, foreign)).toEqual(unknown);
  }
  const wendy = await signIn('wendy');
  expect(await answerFor(wendy.page, foreign)).toEqual(await answerFor(wendy.page, '600000000000001'));
});
