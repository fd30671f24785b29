import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { filingPath, fillRequest, numberOf } from './filing';
import { expect, origin, test } from './fixtures';

test('Files are served as attachments with nosniff, byte for byte, to whoever may read them', async ({ signIn }) => {
  const hana = await signIn('hana');
  const bytes = randomBytes(300_000);
  await hana.page.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(hana.page, { title: 'With two files' });
  await hana.page.getByLabel('Add files').setInputFiles([
    { name: 'dump 队列.bin', mimeType: 'application/octet-stream', buffer: bytes },
    { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
  ]);
  await expect(hana.page.getByRole('list', { name: 'Files that will be sent' }).getByRole('listitem')).toHaveCount(2);
  await hana.page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await numberOf(hana.page);
  const hrefOf = async (name: RegExp) => (await hana.page.getByRole('link', { name }).getAttribute('href')) ?? '';
  const [dump, html] = [await hrefOf(/dump 队列\.bin/), await hrefOf(/page\.html/)];
  const lin = await signIn('lin');
  for (const { page } of [hana, lin]) {
    const answer = await page.request.get(dump);
    expect((await answer.body()).equals(bytes)).toBe(true);
    expect(answer.headers()['content-disposition']).toMatch(
      /^attachment; filename="dump __\.bin"; filename\*=UTF-8''dump%20%E9%98%9F%E5%88%97\.bin$/,
    );
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  }
  const active = await lin.page.request.get(html);
  expect(active.headers()['content-type']).toBe('application/octet-stream');
  expect(active.headers()['content-disposition']).toMatch(/^attachment;/);
  for (const who of ['fei', 'tina', 'sam'] as const)
    expect((await (await signIn(who)).page.request.get(dump)).status(), who).toBe(404);
});

test('Without JavaScript a file far over the limit is answered with a sentence, and the rest of the form is kept', async ({
  signIn,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'far-over-'));
  const file = path.join(folder, 'far-over.bin');
  const { page } = await signIn('hana', { context: { javaScriptEnabled: false } });
  const sendFile = async (megabytes: number, title: string) => {
    await writeFile(file, '');
    await truncate(file, megabytes * 1_048_576);
    await page.goto(filingPath('tailspin', 'exchange'));
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('Add files').setInputFiles(file);
    await page.getByRole('button', { name: 'Upload the chosen files' }).click({ noWaitAfter: true });
  };
  await sendFile(90, 'With ninety megabytes');
  await expect(page.getByText('A file is larger than 25 MB and was not kept. Everything else was.')).toBeVisible();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('With ninety megabytes');
  await rm(folder, { recursive: true });
});

test('What is longer than any form is answered before it has come, and its sender is cut off', async ({
  signIn,
  sql,
}) => {
  const { page, context, id } = await signIn('hana');
  await page.goto(filingPath('tailspin', 'exchange'));
  const draftKey = await page.locator('input[name=draftKey]').first().inputValue();
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const part = (name: string, value: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const { hostname, port } = new URL(origin());
  const sender = request({
    hostname,
    port,
    method: 'POST',
    path: '/api/uploads',
    headers: {
      cookie,
      origin: origin(),
      accept: 'application/json',
      'content-type': 'multipart/form-data; boundary=edge',
      'content-length': 1_048_576 * 1_048_576,
    },
  });
  const cut = new Promise((closed) => sender.once('close', closed));
  const answered = once(sender, 'response');
  sender.on('error', () => {});
  sender.write(
    part('draftKey', draftKey) +
      part('draftKind', 'message') +
      part('draftSubject', 'far') +
      part('body', 'What was typed'),
  );
  sender.write('--edge\r\nContent-Disposition: form-data; name="files"; filename="far.bin"\r\n\r\n');
  const megabyte = Buffer.alloc(1_048_576);
  let sent = 0;
  const more = () => {
    while (!sender.destroyed && sent < 400) {
      sent += 1;
      if (!sender.write(megabyte)) return void sender.once('drain', more);
    }
  };
  more();
  const [response] = (await answered) as [IncomingMessage];
  expect(response.statusCode).toBe(413);
  expect(JSON.parse(await text(response))).toEqual({ attachments: [], failure: 'too_large' });
  await cut;
  expect(sent).toBeLessThan(200);
  const [draft] = await sql('SELECT fields FROM draft WHERE person_id = $1 AND key = $2', [id, draftKey]);
  expect(draft?.fields).toEqual({ body: 'What was typed' });
});
