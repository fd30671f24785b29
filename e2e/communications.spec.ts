import { randomUUID } from 'node:crypto';
import { VECTORS } from '@/test/html-vectors';
import { audience, fill, group, locked, press, publish, text, word, write } from './communications';
import { expect, test } from './fixtures';

test('wu writes, has approved, publishes and updates a message, and sees the exact audience before', async ({
  signIn,
}) => {
  const [wu, zhao, mei] = [
    await signIn('wu', { locale: 'en' }),
    await signIn('zhao', { locale: 'en' }),
    await signIn('mei'),
  ];
  const title = `Mail flow rules change ${word()}`;
  let id = '';

  await test.step('the preview shows how it will read and whom it would reach', async () => {
    await wu.page.goto('/communications/new');
    await fill(wu.page, title);
    await press(wu.page, 'Show preview and audience');
    const preview = wu.page.getByRole('region', { name: 'Preview', exact: true });
    await expect(preview.getByText('What changes:')).toHaveCSS('font-weight', /[67]00/);
    await expect(preview.locator('img')).toHaveCount(0);
    await expect(text(wu.page, 'Title')).toHaveValue(title);
    for (const name of ['Tailspin Toys', 'Wingtip Energy', 'Adatum'])
      await expect(audience(wu.page).getByText(name)).toBeVisible();
    await expect(audience(wu.page).getByText('Litware')).toHaveCount(0);
    await expect(audience(wu.page).getByText(/3 customers, \d+ people may read it/)).toBeVisible();
  });

  await test.step('data privacy makes it smaller', async () => {
    const counted = async () => Number(/, (\d+) pe/.exec((await audience(wu.page).textContent()) ?? '')?.[1]);
    const all = await counted();
    await group(wu.page, 'Tags').getByRole('checkbox', { name: 'Data privacy' }).check();
    await press(wu.page, 'Show preview and audience');
    await expect(audience(wu.page).getByText(/^Data privacy: there only/)).toBeVisible();
    expect(await counted()).toBeLessThan(all);
    await group(wu.page, 'Tags').getByRole('checkbox', { name: 'Data privacy' }).uncheck();
  });

  await test.step('saved, it is submitted, and stays as it is', async () => {
    await press(wu.page, 'Save draft');
    await expect(wu.page.getByText('The draft is saved.')).toBeVisible();
    id = new URL(wu.page.url()).pathname.split('/').at(-1) ?? '';
    await expect(wu.page.getByText(/^Who will read this: 3 customers/)).toBeVisible();
    await press(wu.page, 'Submit for approval');
    await expect(locked(wu.page, 'Approve')).toBeVisible();
    await expect(wu.page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    await wu.page.goto(`/communications/${id}/edit`);
    await expect(wu.page.getByText('In this state the message stays as it is.')).toBeVisible();
  });

  await test.step('zhao sends it back with words; then approves it', async () => {
    await zhao.page.goto(`/communications/${id}`);
    await zhao.page.getByText('Send back', { exact: true }).first().click();
    await text(zhao.page, 'Your words').fill('Please name the day.');
    await press(zhao.page, 'Send back');
    await wu.page.goto(`/communications/${id}`);
    await expect(wu.page.getByText('Please name the day.')).toBeVisible();
    await press(wu.page, 'Submit for approval');
    await expect(wu.page.getByText('In review', { exact: true })).toBeVisible();
    await zhao.page.goto(`/communications/${id}`);
    await press(zhao.page, 'Approve');
    await expect(zhao.page.getByText('Approved', { exact: true })).toBeVisible();
  });

  await test.step('published, its readers read it, and nobody before', async () => {
    expect((await mei.page.request.get(`/message-center/${id}`)).status()).toBe(404);
    await wu.page.goto(`/communications/${id}`);
    await press(wu.page, 'Publish');
    await expect(wu.page.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0);
    await expect(wu.page.getByText('Published', { exact: true }).first()).toBeVisible();
    await mei.page.goto(`/message-center/${id}`);
    await expect(mei.page.getByText('Rules are read in another order.')).toBeVisible();
  });

  await test.step('an update never reaches more: refused beside the field, and said why', async () => {
    await wu.page.goto(`/communications/${id}/edit`);
    await group(wu.page, 'Services').getByRole('checkbox', { name: 'Microsoft 365 Apps' }).check();
    await text(wu.page, 'Title').fill(`${title}, later`);
    await press(wu.page, 'Publish the change');
    await expect(
      group(wu.page, 'Services').getByText(/Take the added service off, and write a new message for it\.$/),
    ).toBeVisible();
    await expect(text(wu.page, 'Title')).toHaveValue(`${title}, later`);
    await group(wu.page, 'Services').getByRole('checkbox', { name: 'Microsoft 365 Apps' }).uncheck();
    await press(wu.page, 'Publish the change');
    await expect(wu.page.getByRole('heading', { level: 1, name: `${title}, later` })).toBeVisible();
    await expect(wu.page.getByText('Updated message')).toBeVisible();
  });

  await test.step('withdrawn with a reason, nobody reads it any more', async () => {
    await wu.page.getByText('Withdraw', { exact: true }).first().click();
    await text(wu.page, 'Your words').fill('The change does not come.');
    await press(wu.page, 'Withdraw');
    await expect(wu.page.getByText('Withdrawn', { exact: true })).toBeVisible();
    expect((await mei.page.request.get(`/message-center/${id}`)).status()).toBe(404);
  });
});

test('What an editor typed and did not save is there again', async ({ signIn }) => {
  const { page, context } = await signIn('wu', { locale: 'en' });
  await page.goto('/communications/new');
  const title = `Kept while typing ${word()}`;
  await text(page, 'Title').fill(title);
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/communications/new');
  await expect(text(other, 'Title')).toHaveValue(title);
});

test('HTML of any shape is inert under our own policy, in a real browser', async ({ signIn }) => {
  const { page } = await signIn('wu', { locale: 'en' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => asked.push(`dialog: ${dialog.message()}`));
  await write(
    page,
    `Every vector ${word()}`,
    VECTORS.map((vector) => vector.replaceAll('\u0000', '')).join('\n<hr>\n'),
  );
  const body = page.getByRole('region', { name: 'As it is read' });
  await expect(body.locator('hr').first()).toBeVisible();
  const found = await body.evaluate((region) => {
    const inside = [...region.querySelectorAll('[dir="auto"] *')];
    return {
      tags: [...new Set(inside.map((element) => element.localName))],
      attributes: [...new Set(inside.flatMap((element) => element.getAttributeNames()))],
      links: inside.flatMap((element) => (element instanceof HTMLAnchorElement ? [element.protocol] : [])),
    };
  });
  expect(
    found.tags.filter((tag) =>
      /^(script|style|img|svg|math|iframe|object|embed|form|input|button|base|meta|link|video|audio)$/.test(tag),
    ),
  ).toEqual([]);
  expect(found.attributes.filter((name) => !/^(href|rel|target|colspan|rowspan)$/.test(name))).toEqual([]);
  expect(found.links.filter((protocol) => !/^(https?|mailto):$/.test(protocol))).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
  await expect(page.getByRole('region', { name: 'Record', exact: true })).toBeVisible();
});

test('Others are refused where they look for it, with who can; a stranger learns nothing', async ({ signIn }) => {
  const [wu, zhao, qian, tina] = [
    await signIn('wu', { locale: 'en' }),
    await signIn('zhao', { locale: 'en' }),
    await signIn('qian', { locale: 'en' }),
    await signIn('tina', { locale: 'en' }),
  ];
  const id = await publish(wu, zhao, `For all who may ${word()}`);
  for (const { page } of [zhao, qian]) {
    await page.goto('/communications/import');
    await locked(page, 'Upload an export').click();
    await expect(page.getByText('Rule P1.')).toBeVisible();
    await expect(page.getByText('Wu Jing 吴静').first()).toBeVisible();
  }
  await qian.page.goto(`/communications/${id}`);
  await expect(locked(qian.page, 'Withdraw')).toBeVisible();
  for (const path of ['/communications', `/communications/${id}`, '/communications/MC404', '/communications/import']) {
    await tina.page.goto(path);
    await expect(tina.page.getByText('Rule P1.')).toBeVisible();
  }
  const status = async (path: string) => (await wu.page.request.get(path)).status();
  expect(await status('/communications/MC404')).toBe(404);
  expect(await status(`/communications/import/${randomUUID()}`)).toBe(404);
  expect(await status('/communications/nothing')).toBe(404);
});
