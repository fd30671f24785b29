import { fileRequest, filingPath, fillRequest, openBox, problem, send, setSeverity } from './filing';
import { expect, fillSignIn, test } from './fixtures';

test.use({ javaScriptEnabled: false });

const FILE = { name: 'queue.txt', mimeType: 'text/plain', buffer: Buffer.from('deferred\n') };

test('Without JavaScript signing in and signing out work', async ({ page, invite }) => {
  const { email } = await invite('hana');
  await page.goto('/support-requests?view=all');
  await fillSignIn(page, email, 'not the password');
  await expect(problem(page)).toContainText('This e-mail address and password do not go together.');
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await expect(page.getByLabel('Password')).toHaveValue('');
  await fillSignIn(page, email);
  await expect(page).toHaveURL('/support-requests?view=all');
  await page.locator('summary').getByText('Hana Sato').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/support-requests');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
});

test('Without JavaScript filing with a file works: the upload button saves the draft and comes back', async ({
  signIn,
}) => {
  const { page } = await signIn('hana');
  await page.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(page, { title: 'Filed without a script', severity: 'C' });
  await page.getByLabel('Add files').setInputFiles(FILE);
  await page.getByRole('button', { name: 'Upload the chosen files' }).click();
  await expect(
    page.getByRole('list', { name: 'Files that will be sent' }).getByRole('link', { name: 'queue.txt' }),
  ).toBeVisible();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Filed without a script');
  await expect(page.getByRole('radio', { name: 'C – medium' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Support tools' })).toBeChecked();
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(page.getByText(/Filed as number \d{15}/)).toBeVisible();
  await expect(page.getByRole('link', { name: /queue\.txt/ })).toBeVisible();
});

test("Bad input: beside its field, in the person's language, without JavaScript", async ({ signIn }) => {
  const { page } = await signIn('hana');
  await page.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(page, { title: 'Kept', tried: 'short' });
  await page.getByLabel("Contact's e-mail").fill('nobody');
  await page.getByLabel('Add files').setInputFiles(FILE);
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(problem(page)).toContainText('Upload the chosen file first');
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  const summary = problem(page);
  await expect(summary).toContainText('3 answers need your attention');
  await expect(summary.getByRole('link')).toHaveText([
    /^Title: Say a little more: at least 5 characters\.$/,
    /^What was tried: Say a little more: at least 10 characters\.$/,
    /^Contact's e-mail: Enter an e-mail address/,
  ]);
  await expect(page.getByLabel('What was tried')).toHaveAccessibleDescription(
    /Say a little more: at least 10 characters\./,
  );
  await expect(page.getByLabel("Contact's e-mail")).toHaveValue('nobody');
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Kept');
  await expect(page.getByRole('radio', { name: 'Several users' })).toBeChecked();
  await page.reload();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Kept');
});

test('Without JavaScript replying and changing state work', async ({ signIn }) => {
  const { page: hana } = await signIn('hana');
  const { page: lin } = await signIn('lin', { locale: 'en' });
  const number = await fileRequest(hana, { title: 'Worked without a script' });
  const record = `/support-requests/${number}`;

  await lin.goto(record);
  await setSeverity(lin, 'B');
  await lin.getByRole('button', { name: 'Take it' }).click();
  await expect(lin.getByText('Lin Wei 林伟 took it.')).toBeVisible();
  await send(lin, 'Ask the partner and wait', 'Which transport server is it?', 'Send and wait for the partner');
  await expect(lin.getByText('Clock paused: waiting for partner')).toBeVisible();

  await hana.goto(record);
  const reply = await openBox(hana, 'Reply');
  await reply.getByLabel('Message').fill('It is the second one.');
  await reply.getByLabel('Add files').setInputFiles(FILE);
  await reply.getByRole('button', { name: 'Upload the chosen files' }).click();
  await expect(reply.getByRole('list', { name: 'Files that will be sent' })).toContainText('queue.txt');
  await expect(reply.getByLabel('Message')).toHaveValue('It is the second one.');
  await reply.getByRole('button', { name: 'Send reply' }).click();
  await expect(
    hana
      .getByRole('listitem')
      .filter({ hasText: 'It is the second one.' })
      .getByRole('link', { name: /queue\.txt/ }),
  ).toBeVisible();

  await lin.goto(record);
  await send(lin, 'Resolve', 'The second server was drained.', 'Send and resolve');

  await hana.goto(record);
  const tell = await openBox(hana, 'Tell the customer');
  await tell.getByRole('radio', { name: 'Here in the portal' }).check();
  await tell.getByLabel('Closing message').fill('Mail arrives at once again.');
  await tell.getByRole('button', { name: 'Record that the customer was told' }).click();
  await expect(hana.getByText('Hana Sato told the customer (Here in the portal).')).toBeVisible();
  await hana.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(hana.getByText('Hana Sato closed it.')).toBeVisible();
});

test('Without JavaScript stale edits are refused, both versions shown', async ({ signIn }) => {
  const { page: hana } = await signIn('hana');
  const { page: lin } = await signIn('lin', { locale: 'en' });
  const { page: zhao } = await signIn('zhao', { locale: 'en' });
  const record = `/support-requests/${await fileRequest(hana, { title: 'Worked on by two without a script' })}`;
  await lin.goto(record);
  await zhao.goto(record);
  await setSeverity(zhao, 'B');
  const reply = await openBox(lin, 'Reply');
  await reply.getByLabel('Message').fill('Written on what stood before.');
  await reply.getByRole('button', { name: 'Send reply' }).click();
  await expect(problem(lin)).toContainText('Somebody changed this while you had it open.');
  await expect(lin.getByText('Zhao Min 赵敏 set severity B')).toBeVisible();
  await expect(reply.getByLabel('Message')).toHaveValue('Written on what stood before.');
  await reply.getByRole('button', { name: 'Send reply' }).click();
  await expect(lin.getByRole('article').getByText('Written on what stood before.')).toBeVisible();
});

test('Nothing typed is lost: without JavaScript, after signing out in another tab', async ({ signIn }) => {
  const { page, context, email } = await signIn('hana');
  await page.goto('/sign-in');
  await fillSignIn(page, email);
  await page.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(page, { title: 'Typed before the other tab signed out' });
  const other = await context.newPage();
  await other.goto('/support-requests');
  await other.locator('summary').filter({ hasText: 'Hana Sato' }).click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other).toHaveURL(/\/sign-in/);
  expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain('liaison.session');
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await fillSignIn(page, email);
  await expect(page.getByLabel('Title')).toHaveValue('Typed before the other tab signed out');
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(page.getByText(/Filed as number \d{15}/)).toBeVisible();
});

test('Nothing typed is lost: without JavaScript the draft button keeps a form whose key was used up, or whose session is over', async ({
  signIn,
  sql,
}) => {
  const { page, context, sessionHash, email } = await signIn('hana');
  await page.goto(filingPath('tailspin', 'exchange'));
  const again = await context.newPage();
  await again.goto(filingPath('tailspin', 'exchange'));
  const key = await page.locator('input[name=key]').inputValue();
  await again.locator('input[name=key]').evaluate((input, used) => input.setAttribute('value', used), key);
  await fillRequest(page, { title: 'Sent by the first tab' });
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(page.getByText(/Filed as number \d{15}/)).toBeVisible();
  await again.getByLabel('Title', { exact: true }).fill('Typed in the second tab');
  await again.getByRole('button', { name: 'Save draft' }).click();
  await expect(again.getByLabel('Title', { exact: true })).toHaveValue('Typed in the second tab');
  await again.getByLabel('Title', { exact: true }).fill('Typed to the end of the session');
  await sql('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [sessionHash]);
  await again.getByRole('button', { name: 'Save draft' }).click();
  await expect(again).toHaveURL(/\/sign-in\?returnTo=/);
  await fillSignIn(again, email);
  await expect(again.getByLabel('Title', { exact: true })).toHaveValue('Typed to the end of the session');
});

test('Without JavaScript what does not exist, or is not to be seen, says so in words with a way home', async ({
  signIn,
}) => {
  const { page } = await signIn('wendy', { locale: 'zh-CN' });
  for (const path of [
    '/cases/CS00000001',
    '/cases/nothing',
    '/support-requests/600000000000009',
    '/message-center/MC404',
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('main').getByRole('link', { name: '前往主页' })).toBeVisible();
  }
});
