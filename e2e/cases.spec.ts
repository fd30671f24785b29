import type { Page } from '@playwright/test';
import { fillRequest, hoursAgo, openBox, problem, send, setSeverity } from './filing';
import { expect, test, unique } from './fixtures';

const FILE = { name: 'folder.txt', mimeType: 'text/plain', buffer: Buffer.from('access denied\n') };
const UNKNOWN = '/cases/CS00000000';
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function fillCase(page: Page, title: string): Promise<void> {
  await field(page, 'Service').selectOption({ label: 'Exchange Online' });
  await field(page, 'Title').fill(title);
  await field(page, 'What is wrong').fill('The shared mailbox asks for a password again and again.');
  await field(page, 'Since when').fill(hoursAgo(3));
  await page.getByRole('radio', { name: 'Several users' }).check();
}

async function raise(page: Page, title: string): Promise<string> {
  await page.goto('/cases/new');
  await fillCase(page, title);
  await page.getByRole('button', { name: 'Send to your partner' }).click();
  await expect(page.getByText(/Raised as case CS\d{8}\. Contoso Cloud has it\./)).toBeVisible();
  return /\/cases\/(CS\d{8})/.exec(page.url())?.[1] ?? '';
}

const message = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words });

test('Cases (P4): max raises a problem with files; hana answers, notes and escalates what she chooses; P15 is one act', async ({
  signIn,
}) => {
  test.setTimeout(120_000);
  const { page: max } = await signIn('max', { locale: 'en' });
  const { page: hana } = await signIn('hana');
  const { page: lin } = await signIn('lin', { locale: 'en' });
  const title = unique('Shared mailbox asks for a password ');

  await max.goto('/cases/new');
  await expect(max.getByRole('heading', { name: 'Contoso Cloud' })).toBeVisible();
  await expect(max.getByRole('main').getByText('+86 21 5555 0120')).toBeVisible();
  await max.getByLabel('Add files').setInputFiles(FILE);
  await expect(max.getByRole('list', { name: 'Files that will be sent' })).toContainText('folder.txt');
  await fillCase(max, title);
  await max.getByRole('button', { name: 'Send to your partner' }).click();
  await expect(max.getByText(/Raised as case CS\d{8}/)).toBeVisible();
  const record = new URL(max.url()).pathname;
  await expect(max.getByRole('link', { name: /folder\.txt/ })).toBeVisible();

  await hana.goto('/cases');
  await hana.getByRole('link', { name: title }).click();
  await send(hana, 'Internal note', 'CANARY: the third time this year', 'Save note');
  await expect(message(hana, 'CANARY').getByText('Partner only')).toBeVisible();
  await send(hana, 'Ask the customer and wait', 'Which mailbox is it?', 'Send and wait for the customer');
  await expect(hana.getByText('Waiting for Tailspin Toys')).toBeVisible();

  // Live: what hana wrote appears, her note does not.
  await expect(max.getByRole('article').getByText('Which mailbox is it?')).toBeVisible();
  await expect(max.getByText('CANARY')).toHaveCount(0);
  await expect(max.getByText('Your turn')).toBeVisible();
  await send(max, 'Reply', 'It is the one of the front desk.', 'Send reply');
  await expect(max.getByText('Open: Contoso Cloud has the turn')).toBeVisible();

  await hana.getByRole('link', { name: 'Escalate to 21Vianet' }).click();
  await expect(field(hana, 'Title')).toHaveValue(title);
  const along = hana.getByRole('group', { name: /From case CS\d{8}: what goes along/ });
  await expect(along.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await along.getByText('It is the one of the front desk.').click();
  await along.getByText('folder.txt').click();
  await fillRequest(hana, { title });
  await hana.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await expect(hana.getByText(/Filed as number \d{15}/)).toBeVisible();
  const escalation = new URL(hana.url()).pathname;
  const number = escalation.split('/').at(-1) ?? '';

  await lin.goto(escalation);
  await expect(lin.getByRole('article').getByText('It is the one of the front desk.')).toBeVisible();
  await expect(lin.getByRole('link', { name: /folder\.txt/ })).toBeVisible();
  await expect(lin.getByText('CANARY')).toHaveCount(0);
  await expect(lin.getByText('Which mailbox is it?')).toHaveCount(0);
  await expect(lin.getByText('From case')).toHaveCount(0);
  await setSeverity(lin, 'B');
  await lin.getByRole('button', { name: 'Take it' }).click();
  await expect(lin.getByText('Lin Wei 林伟 took it.')).toBeVisible();
  await send(lin, 'Resolve', 'The password policy of that mailbox was reset.', 'Send and resolve');

  await max.goto(record);
  await expect(max.getByText(number).first()).toBeVisible();
  await expect(max.getByText('Mail from outside arrives late. 21Vianet is looking into it.')).toBeVisible();
  await expect(max.getByText('The password policy of that mailbox was reset.')).toHaveCount(0);

  await hana.goto(record);
  await hana.getByLabel('Closing message').fill('The mailbox no longer asks for a password.');
  await hana.getByRole('button', { name: 'Tell the customer' }).click();
  await expect(message(hana, 'The mailbox no longer asks').getByText('Partner and customer')).toBeVisible();
  await hana.goto(escalation);
  await hana.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(hana.getByText('Hana Sato closed it.')).toBeVisible();

  await max.goto(record);
  await max.getByRole('button', { name: 'Close the case' }).click();
  await expect(max.getByText('Max Hollis closed it.')).toBeVisible();
});

test('Cases: a stranger gets the same page for a case as for no case; the operator is told why there is none', async ({
  signIn,
}) => {
  const { page: tina } = await signIn('tina', { locale: 'en' });
  const number = await raise(tina, unique('Only for two sides '));
  for (const who of ['max', 'fei', 'wendy'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    const texts = [];
    for (const path of [`/cases/${number}`, UNKNOWN]) {
      expect((await page.goto(path))?.status()).toBe(404);
      texts.push(await page.getByRole('main').innerText());
    }
    expect(texts[0]).toBe(texts[1]);
  }
  const { page: lin } = await signIn('lin', { locale: 'en' });
  for (const path of ['/cases', '/cases/new', `/cases/${number}`]) {
    await lin.goto(path);
    await expect(lin.getByRole('main')).toContainText('Rule P15');
  }
  const { page: serge } = await signIn('serge', { locale: 'en' });
  await serge.goto(`/cases/${number}`);
  await serge.getByText('Escalate to 21Vianet').click();
  await expect(serge.getByText('Rule P4')).toBeVisible();
  const { page: uma } = await signIn('uma', { locale: 'en' });
  await uma.goto('/cases/new');
  await expect(uma.getByRole('main')).toContainText('Max Hollis');
});

test('Cases: another partner answers for what was delegated to it, and only for that', async ({ signIn }) => {
  const { page } = await signIn('max', { locale: 'en' });
  await page.goto('/cases/new');
  await fillCase(page, unique('For the other partner '));
  await field(page, 'Service').selectOption({ label: 'SharePoint Online' });
  await page.getByRole('radio', { name: 'Fabrikam Partners' }).check();
  await page.getByRole('button', { name: 'Send to your partner' }).click();
  await expect(problem(page)).toContainText('neither sold you this service nor is it delegated');
  await expect(field(page, 'Service')).toHaveValue('sharepoint');
  await field(page, 'Service').selectOption({ label: 'Exchange Online' });
  await page.getByRole('button', { name: 'Send to your partner' }).click();
  await expect(page.getByText(/Fabrikam Partners has it/)).toBeVisible();
});

test.describe('Cases without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  const context = { javaScriptEnabled: false };

  test('raising with a draft and a file, replying, resolving, reopening and closing work', async ({ signIn }) => {
    const { page: max } = await signIn('max', { locale: 'en', context });
    const { page: hana } = await signIn('hana', { context });
    const title = unique('Raised without a script ');
    await max.goto('/cases/new');
    await fillCase(max, title);
    await max.getByRole('button', { name: 'Save draft' }).click();
    await max.goto('/cases/new');
    await expect(field(max, 'Title')).toHaveValue(title);
    await max.getByLabel('Add files').setInputFiles(FILE);
    await max.getByRole('button', { name: 'Upload the chosen files' }).click();
    await expect(max.getByRole('list', { name: 'Files that will be sent' })).toContainText('folder.txt');
    await field(max, 'Title').fill('No');
    await max.getByRole('button', { name: 'Send to your partner' }).click();
    await expect(problem(max)).toContainText('Say a little more: at least');
    await field(max, 'Title').fill(title);
    await max.getByRole('button', { name: 'Send to your partner' }).click();
    await expect(max.getByText(/Raised as case CS\d{8}/)).toBeVisible();
    await expect(max.getByRole('link', { name: /folder\.txt/ })).toBeVisible();
    const record = new URL(max.url()).pathname;

    await hana.goto(record);
    await send(hana, 'Resolve', 'Please sign in again.', 'Send and resolve');
    await max.goto(record);
    await send(max, 'It is not solved: reopen', 'It asks again.', 'Send and reopen');
    await expect(max.getByText('Max Hollis reopened it.')).toBeVisible();
    await hana.goto(record);
    const reply = await openBox(hana, 'Reply');
    await max.goto(record);
    await send(max, 'Reply', 'Twice an hour.', 'Send reply');
    await reply.getByLabel('Message').fill('Written on what stood before.');
    await reply.getByRole('button', { name: 'Send reply' }).click();
    await expect(problem(hana)).toContainText('Somebody changed this while you had it open.');
    await reply.getByRole('button', { name: 'Send reply' }).click();
    await expect(hana.getByRole('article').getByText('Written on what stood before.')).toBeVisible();
    await max.goto(record);
    await (await openBox(max, 'Close: the problem is gone')).getByRole('button', { name: 'Close the case' }).click();
    await expect(max.getByText('Max Hollis closed it.')).toBeVisible();
  });
});

test('Cases: double click makes one case', async ({ signIn, sql }) => {
  const { page, id } = await signIn('max', { locale: 'en' });
  await page.goto('/cases/new');
  await fillCase(page, unique('Clicked twice '));
  await page.getByRole('button', { name: 'Send to your partner' }).dblclick();
  await expect(page.getByText(/Raised as case/)).toBeVisible();
  const [row] = await sql('SELECT count(*)::int AS count FROM customer_case WHERE opened_by_id = $1', [id]);
  expect(row).toEqual({ count: 1 });
});
