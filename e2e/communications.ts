import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, type Guest } from './fixtures';

export const word = () => randomUUID().slice(0, 8);
export const BODY =
  '<p>[What changes:]</p><p>Rules are read in <b>another</b> order.</p><img src=x onerror="alert(1)">';
export const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const group = (page: Page, name: string) => page.getByRole('group', { name });
export const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
/** An act that is another role's: there, and it explains. */
export const locked = (page: Page, name: string) =>
  page
    .getByRole('main')
    .locator('summary')
    .filter({ hasText: `${name}: why` });
export const audience = (page: Page) => page.getByRole('region', { name: /^Who (will|can) read this/ });

/** Fills in what a message must have. */
export async function fill(page: Page, title: string, body = BODY): Promise<void> {
  await text(page, 'Title').fill(title);
  await page.getByLabel('Category').selectOption({ label: 'Plan for change' });
  await group(page, 'Services').getByRole('checkbox', { name: 'Exchange Online' }).check();
  await group(page, 'Written as').getByRole('radio', { name: 'HTML source' }).check();
  await text(page, 'Text of the message').fill(body);
}

/** Saves a draft; returns its id. */
export async function write(page: Page, title: string, body = BODY): Promise<string> {
  await page.goto('/communications/new');
  await fill(page, title, body);
  await press(page, 'Save draft');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Over the lead's approval; returns its id. */
export async function publish(wu: Guest, zhao: Guest, title: string): Promise<string> {
  const id = await write(wu.page, title);
  await press(wu.page, 'Submit for approval');
  await expect(wu.page.getByText('In review', { exact: true })).toBeVisible();
  await zhao.page.goto(`/communications/${id}`);
  await press(zhao.page, 'Approve');
  await expect(zhao.page.getByText('Approved', { exact: true })).toBeVisible();
  await wu.page.goto(`/communications/${id}`);
  await press(wu.page, 'Publish');
  await expect(wu.page.getByText('Published', { exact: true }).first()).toBeVisible();
  return id;
}
