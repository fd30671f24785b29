import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { problem } from './filing';
import { expect, test } from './fixtures';

const plain = { locale: 'en', context: { javaScriptEnabled: false } } as const;
const left = (page: Page) => page.getByRole('region', { name: 'What became of your form' });

test('Without JavaScript zhao, who is no lead any more, tries targets, and he tests a receiver: both are told', async ({
  signIn,
  sql,
}) => {
  const zhao = await signIn('zhao', plain);
  await zhao.page.goto('/settings/targets?edit=1');
  await zhao.page.getByRole('group', { name: 'Severity C, billing' }).getByLabel('First response within').fill('7');
  await sql("UPDATE person_role SET role = 'support_engineer' WHERE person_id = $1", [zhao.id]);
  await zhao.page.getByRole('button', { name: 'Try on the last 500 requests' }).click();
  await expect(problem(zhao.page)).toContainText('You may not do this here.');
  await expect(left(zhao.page).getByRole('definition').getByText('7', { exact: true })).toBeVisible();

  const he = await signIn('he', plain);
  const name = `Desk ${randomUUID().slice(0, 8)}`;
  await he.page.goto('/settings/delivery?target=new');
  await he.page.getByLabel('Name', { exact: true }).fill(name);
  await he.page.getByLabel('Address', { exact: true }).fill('http://127.0.0.1:9/');
  await he.page.getByRole('radio', { name: /^Off/ }).check();
  await he.page.getByRole('button', { name: 'Save' }).click();
  await he.page.goto('/settings/delivery');
  await sql("UPDATE person_role SET role = 'auditor' WHERE person_id = $1", [he.id]);
  await he.page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('button', { name: 'Send a test' })
    .click();
  await sql('UPDATE delivery_target SET is_enabled = false WHERE name = $1', [name]);
  await expect(problem(he.page).first()).toContainText('You may not do this here.');
});
