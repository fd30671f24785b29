import AxeBuilder from '@axe-core/playwright';
import { fill, press, word } from './communications';
import { problem } from './filing';
import { expect, origin, test } from './fixtures';

const row = (change: object = {}) => ({
  id: `MC${8_000_000_000 + Math.floor(Math.random() * 900_000_000)}`,
  title: `Imported ${word()}`,
  body: { contentType: 'html', content: '<p>[When this will happen:]</p><p>In spring.</p>' },
  category: 'stayInformed',
  severity: 'normal',
  isMajorChange: false,
  services: ['Exchange Online', 'Microsoft Viva'],
  tags: ['User impact'],
  startDateTime: '2026-10-01T00:00:00Z',
  lastModifiedDateTime: '2026-10-02T00:00:00Z',
  details: [],
  ...change,
});
const asFile = (rows: unknown) => ({
  name: 'export.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(rows)),
});

test('An upload of an export comes in row by row, with progress and a report that stay', async ({ signIn }) => {
  const { page } = await signIn('wu', { locale: 'en' });
  const good = row();
  await page.goto('/communications/import');
  await page.getByLabel('File').setInputFiles(asFile({ value: [good, row({ title: '' }), row()] }));
  await press(page, 'Start the import');
  await expect(page.getByText('All 3 rows were taken in; 1 was refused.')).toBeVisible();
  const refused = page.getByRole('table', { name: 'Rows that were refused' });
  await expect(refused.getByText('Row 2')).toBeVisible();
  await expect(refused.getByText('This is missing or empty.')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.goto(`/communications/${good.id}`);
  await expect(page.getByText('When this will happen:')).toBeVisible();
  await expect(page.getByText('(not one of our services: reaches nobody)')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.goto('/communications/import');
  await page.getByLabel('File').setInputFiles(asFile([good]));
  await press(page, 'Start the import');
  await expect(page.getByText('All 1 row was taken in; none was refused.')).toBeVisible();
});

test('An upload from another site, or from who may not, is not even read', async ({ signIn, sql }) => {
  const { page } = await signIn('wu', { locale: 'en' });
  const file = asFile([row()]);
  const foreign = await page.request.post('/api/imports', {
    headers: { origin: 'https://evil.example' },
    multipart: { file },
  });
  expect(foreign.status()).toBe(403);
  const { page: zhao, id } = await signIn('zhao', { locale: 'en' });
  const headers = { origin: origin() };
  await zhao.goto('/communications/import');
  await zhao.request.post('/api/imports', { headers, multipart: { file } });
  expect(await sql('SELECT id FROM service_message_import WHERE person_id = $1', [id])).toEqual([]);
});

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a message is written, previewed, saved and submitted, and an export comes in', async ({ signIn }) => {
    const { page } = await signIn('wu', { locale: 'en', context: { javaScriptEnabled: false } });
    const title = `By hand ${word()}`;
    await page.goto('/communications/new');
    await press(page, 'Save draft');
    await expect(problem(page)).toContainText('Title: Fill this in.');
    await fill(page, title);
    await press(page, 'Show preview and audience');
    await expect(page.getByRole('region', { name: 'Preview', exact: true })).toContainText('another');
    await press(page, 'Save draft');
    await press(page, 'Submit for approval');
    await expect(page.getByText('In review', { exact: true })).toBeVisible();

    await page.goto('/communications/import');
    await page.getByLabel('File').setInputFiles(asFile([row()]));
    await press(page, 'Start the import');
    await expect(page.getByRole('heading', { level: 1, name: 'export.json' })).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('All 1 row was taken in; none was refused.')).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
    await page.goto('/communications/import');
    await press(page, 'Start the import');
    await expect(problem(page)).toContainText('Choose a file first.');
  });
});
