import { expect, type Page } from '@playwright/test';
import { localInZone } from '@/lib/shared/zoned-time';
import { ORGANIZATIONS, type OrganizationKey } from '@/test/cast';
import type { Sql } from './fixtures';

const HOUR_MS = 3_600_000;

export type Request = {
  title: string;
  severity?: 'A' | 'B' | 'C';
  topic?: string;
  description?: string;
  tried?: string;
  summary?: string;
};

export const filingPath = (customer: OrganizationKey, service: string): string =>
  `/support-requests/new?customer=${ORGANIZATIONS[customer].id}&service=${service}`;

/** A time of day as the form wants it, some hours ago in the person's zone. */
export const hoursAgo = (hours: number, timeZone = 'Asia/Shanghai'): string =>
  localInZone(new Date(Date.now() - hours * HOUR_MS), timeZone);

export const SEVERITY = { A: 'A – critical', B: 'B – high', C: 'C – medium' } as const;

/** Fills in every field of the open filing form but the contact, which it knows already. */
export async function fillRequest(page: Page, request: Request): Promise<void> {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field('Topic').selectOption({ label: request.topic ?? 'Mail does not arrive or leave' });
  await field('Title').fill(request.title);
  await field('What is wrong').fill(
    request.description ?? 'Mail from outside waits an hour in a queue before it arrives.',
  );
  await field('Since when').fill(hoursAgo(3));
  await page.getByRole('radio', { name: 'Several users' }).check();
  await field('How many users').fill('12');
  await field('What was tried').fill(
    request.tried ?? 'Message trace, another network and another sender: all the same.',
  );
  await page.getByRole('checkbox', { name: 'Support tools' }).check();
  await field('How it is lacking').fill('We cannot see the queue on the side of the operator.');
  await page.getByRole('radio', { name: SEVERITY[request.severity ?? 'B'] }).check();
  await field('Summary for the customer').fill(
    request.summary ?? 'Mail from outside arrives late. 21Vianet is looking into it.',
  );
}

/** What a form says is wrong with it; the frame has a live region of its own. */
export const problem = (page: Page) => page.getByRole('main').getByRole('alert');

/** The number in the address of the record that is open. */
export async function numberOf(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/support-requests\/\d{15}/);
  return /\/support-requests\/(\d{15})/.exec(page.url())?.[1] ?? '';
}

/** Files a request by the form and returns its number; the record is open afterwards. */
export async function fileRequest(
  page: Page,
  request: Request,
  customer: OrganizationKey = 'tailspin',
  service = 'exchange',
): Promise<string> {
  await page.goto(filingPath(customer, service));
  await fillRequest(page, request);
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  return numberOf(page);
}

/** One of the record's boxes of what can be done now, opened. */
export async function openBox(page: Page, title: string) {
  const summary = page.locator('summary').getByText(title, { exact: true });
  const box = page.getByRole('group').filter({ has: summary });
  await expect(box).toBeVisible();
  if ((await box.getAttribute('open')) === null) await summary.click();
  return box;
}

/** Writes into one of the record's boxes and sends it. */
export async function send(page: Page, box: string, text: string, button: string): Promise<void> {
  const opened = await openBox(page, box);
  await opened.getByLabel('Message').fill(text);
  await opened.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('list', { name: 'Conversation and record' }).getByText(text)).toBeVisible();
}

/** Sets the severity by the record's form; lowering needs a reason. */
export async function setSeverity(page: Page, severity: keyof typeof SEVERITY, reason = ''): Promise<void> {
  const box = await openBox(page, 'Severity');
  await box.getByRole('radio', { name: SEVERITY[severity] }).check();
  await box.getByLabel('Reason').fill(reason);
  await box.getByRole('button', { name: 'Set severity' }).click();
  await expect(page.getByText(`set severity ${severity}`)).toBeVisible();
}

/** How many requests somebody has filed. */
export async function filedBy(sql: Sql, personId: string): Promise<number> {
  const [row] = await sql('SELECT count(*)::int AS count FROM escalation WHERE filed_by_id = $1', [personId]);
  return Number(row?.count);
}
