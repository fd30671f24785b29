import { randomUUID } from 'node:crypto';
import { expect, test } from './fixtures';

test('An act on somebody says by name on whom: in the list, in its panel, in the file', async ({
  signIn,
  invite,
  sql,
}) => {
  const whom = await invite('hana');
  const name = `Wen ${whom.id.slice(0, 8)}`;
  await sql('UPDATE person SET name = $2 WHERE id = $1', [whom.id, name]);
  const { page, id } = await signIn('ada', { locale: 'en' });
  await sql(
    `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, record_type, record_id, audience, data, at)
     SELECT $1, 'person.roles_changed', 'person.change_roles', 'P19', $2, organization_id, organization_id, 'person', $3, 'partner', $4, now() FROM person WHERE id = $2`,
    [randomUUID(), id, whom.id, JSON.stringify({ before: 'helpdesk_agent', after: 'sales_agent' })],
  );
  await page.goto('/record');
  await page.getByLabel('For whom').fill(name.toLowerCase());
  await page.getByRole('button', { name: 'Search' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toHaveCount(1);
  await row.getByRole('link', { name: "Change colleagues' roles" }).click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(name);
  await expect(panel.getByRole('link', { name: whom.id })).toHaveAttribute('href', `/people/${whom.id}`);
  const file = await page.request.get(`/api/record?person=${id}`);
  expect(await file.text()).toContain(name);
});

test('A day that does not exist is said at its field, and neither the page nor the file holds more than was asked', async ({
  signIn,
}) => {
  const { page } = await signIn('ada', { locale: 'en' });
  await page.goto('/record?from=2026-02-30');
  await expect(page.getByLabel('From')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('main')).toContainText('Enter a date that exists, or leave this empty.');
  await expect(page.getByText('Nothing on the record matches.')).toBeVisible();
  const href = (await page.getByRole('link', { name: 'Export as a table (CSV)' }).getAttribute('href')) ?? '';
  expect((await page.request.get(href)).status()).toBe(400);
});
