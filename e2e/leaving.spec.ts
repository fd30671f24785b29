import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { ORGANIZATIONS } from '@/test/cast';
import { expect, test } from './fixtures';

const END = `/tenant/partners/${ORGANIZATIONS.contoso.id}/end`;

test('An administrator searches what own people did: filtered by the address, one act in a panel, rule linked, exported', async ({
  signIn,
}) => {
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/record');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit record' })).toBeVisible();
  await page.getByLabel('What').selectOption({ label: 'Support requests' });
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/act=escalation/);
  const row = page.getByRole('row').nth(1);
  await expect(row.getByRole('link', { name: /^P\d+$/ })).toHaveAttribute('href', /\/policy#escalation\./);
  await row.locator('[data-row-link]').click();
  await expect(page.locator('dialog:modal')).toContainText('For whom');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const answer = await page.request.get('/api/record?act=escalation');
  expect(answer.headers()['content-type']).toContain('text/csv');
  const [heads, first] = (await answer.text()).split('\r\n');
  expect(heads).toContain('When,Who,For whom,What,Event,');
  expect(first).toMatch(/,escalation\.[a-z_]+,[a-z_]+\.[a-z_]+$/);
});

test('An act opened by its address gives the focus to its row when closed; without its row, to the page', async ({
  signIn,
}) => {
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/record?act=escalation');
  const link = page.locator('[data-row-link]').first();
  const address = (await link.getAttribute('href')) ?? '';
  await page.goto(address);
  await expect(page.locator('dialog:modal')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.goto(address.replace('act=escalation', 'act=person'));
  await expect(page.locator('dialog:modal')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

test('Whoever may not search the record is told which rule says so and who may; the export does not exist', async ({
  signIn,
}) => {
  const { page } = await signIn('hana', { locale: 'en' });
  await page.goto('/record');
  await expect(page.getByRole('main')).toContainText('P20');
  expect((await page.request.get('/api/record')).status()).toBe(404);
});

test('What an opened act says is in the words of its reader, also in German; the file has the names of programs beside it', async ({
  signIn,
  sql,
}) => {
  const { page, id } = await signIn('he', { locale: 'de' });
  const event = randomUUID();
  await sql(
    `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, record_type, record_id, audience, data, at)
     SELECT $1, 'health_issue.post_added', 'health.write', 'P1', $2, organization_id, 'health_issue', 'EX413207', 'operator', $3, now() FROM person WHERE id = $2`,
    [
      event,
      id,
      JSON.stringify({
        number: 'EX413207',
        serviceId: 'exchange',
        messageId: randomUUID(),
        statusBefore: 'serviceDegradation',
        statusAfter: 'restoringService',
      }),
    ],
  );
  await page.goto(`/record?event=${event}`);
  const opened = page.getByRole('dialog');
  await expect(opened).toContainText('Dienstbeeinträchtigung');
  await expect(opened).toContainText('Dienst wird wiederhergestellt');
  await expect(opened).toContainText('Kennung der Nachricht');
  await expect(opened).not.toContainText(/serviceDegradation|post_added|messageId/);
  const file = await (await page.request.get(`/api/record?person=${id}`)).text();
  expect(file).toContain('Dienstbeeinträchtigung');
  expect(file.trim()).toMatch(/,health\.write,health_issue\.post_added$/);
});

test('Who was replaced by a pseudonym is said to be so, and nothing is offered that would be refused', async ({
  signIn,
  invite,
  sql,
}) => {
  const gone = await invite('hana');
  await sql("UPDATE person SET name = 'P-0A1B2C3D', disabled_at = now(), erased_at = now() WHERE id = $1", [gone.id]);
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto(`/people/${gone.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'P-0A1B2C3D' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Replaced by a pseudonym on');
  await expect(page.getByRole('main')).toContainText('If the person comes back, invite them anew.');
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations.map((found) => found.id)).toEqual([]);
});

test('Ending a relation while a subscription lives: which it is, and who can suspend it', async ({ signIn }) => {
  const { page } = await signIn('tina', { locale: 'en' });
  await page.goto('/tenant/partners');
  await page.getByRole('link', { name: 'End the relation' }).first().click();
  await expect(page).toHaveURL(END);
  await expect(page.getByRole('main')).toContainText('The relation stays for now');
  await expect(page.getByRole('main')).toContainText('Contoso Cloud can suspend these subscriptions');
  await expect(page.getByRole('button', { name: /^End the relation/ })).toHaveCount(0);
});

test('Customers are off-boarded by the operator’s administrator; a partner is told so', async ({ signIn }) => {
  const { page } = await signIn('he', { locale: 'en' });
  await page.goto('/off-boarding');
  await expect(page.getByRole('heading', { level: 1, name: 'Off-board customers' })).toBeVisible();
  const { page: partners } = await signIn('ada', { locale: 'en' });
  await partners.goto('/off-boarding');
  await expect(partners.getByRole('main')).toContainText('P8');
});

test('Single keys walk, go and list; not while somebody types, and not once they are switched off', async ({
  signIn,
}) => {
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/record');
  await page.keyboard.press('j');
  await expect(page.locator('[data-row-link]').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('[data-row-link]').nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.locator('[data-row-link]').first()).toBeFocused();
  await page.keyboard.press('Shift+?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toBeVisible();
  await page.keyboard.press('j');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.getByLabel('For whom').fill('');
  await page.getByLabel('For whom').pressSequentially('jkg?r');
  await expect(page.getByLabel('For whom')).toHaveValue('jkg?r');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await expect(page).toHaveURL('/settings/you');
  await page.getByLabel('Use them').uncheck();
  await page.locator('#shortcuts').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('#shortcuts').getByText('Saved.')).toBeVisible();
  await page.goto('/record');
  await page.keyboard.press('j');
  await expect(page.locator('[data-row-link]').first()).not.toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the record is searched and an act opened by plain links', async ({ signIn }) => {
    const { page } = await signIn('ada', { locale: 'en' });
    await page.goto('/record?act=escalation');
    await page.locator('[data-row-link]').first().click();
    await expect(page).toHaveURL(/event=/);
    await expect(page.getByRole('dialog')).toContainText('Rule');
  });
});
