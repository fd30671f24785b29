import { randomBytes } from 'node:crypto';
import { filingPath, fillRequest, numberOf } from './filing';
import { expect, test } from './fixtures';

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
