import { expect, type Page } from '@playwright/test';
import type { Sql } from './fixtures';

/** Fills the form of a new issue of Microsoft Teams, whose page is open. */
export async function fillIssue(page: Page, title: string): Promise<void> {
  await page.getByRole('radio', { name: /^Incident/ }).check();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('User impact').fill('Joining a meeting takes several minutes.');
  await page.getByLabel('Estimated start time').fill('2026-01-05T09:00');
  await page.getByLabel('First update').fill('We are looking into slow joining.');
}

/** wu publishes an issue of Microsoft Teams by the form; gives its id. */
export async function publishIssue(page: Page, title: string): Promise<string> {
  await page.goto('/communications/health/new?service=teams');
  await fillIssue(page, title);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText(/^TM\d+ is published\.$/)).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Adds an update on the editor's page of an issue. */
export async function addUpdate(page: Page, id: string, body: string, status?: string): Promise<void> {
  await page.goto(`/communications/health/${id}`);
  const form = page.locator('form#post');
  if (status) await form.getByLabel('Status').selectOption({ label: status });
  await form.getByLabel('Update', { exact: true }).fill(body);
  await form.getByRole('button', { name: 'Publish update' }).click();
  await expect(page.getByText('Published.', { exact: true })).toBeVisible();
}

/** Takes an issue away again, so that no test beside this one meets it. */
export async function forgetIssues(sql: Sql, words: string): Promise<void> {
  const among = 'SELECT id FROM health_issue WHERE title LIKE $1';
  for (const table of ['health_affected', 'health_follow', 'health_post'])
    await sql(`DELETE FROM ${table} WHERE issue_id IN (${among})`, [`%${words}%`]);
  await sql('DELETE FROM health_issue WHERE title LIKE $1', [`%${words}%`]);
}
