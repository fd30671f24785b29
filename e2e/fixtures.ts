import { randomUUID } from 'node:crypto';
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { Client } from 'pg';
import type { Locale } from '@/lib/i18n/locales';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { PASSWORD, PEOPLE, type PersonKey } from '@/test/cast';

export { expect };

type Rows = Record<string, unknown>[];
/** One statement as the owner of the database, past every policy. */
export type Sql = (text: string, values?: unknown[]) => Promise<Rows>;
export type Preferences = { locale?: Locale; timeZone?: string };
export type Guest = { id: string; email: string; sessionHash: string; page: Page; context: BrowserContext };
type SignIn = (who: PersonKey, options?: Preferences & { context?: BrowserContextOptions }) => Promise<Guest>;
type Invite = (who: PersonKey, preferences?: Preferences) => Promise<{ id: string; email: string }>;

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run the browser tests by npm test -- e2e`);
  return value;
}

export const origin = (): string => setting('LIAISON_E2E_URL');

/** Words that only one run of one test has: tests that run side by side must not meet. */
export const unique = (words = ''): string => `${words}${randomUUID().slice(0, 8)}`;

const TWIN = `
  WITH twin AS (
    INSERT INTO person (id, organization_id, name, email, phone, locale, time_zone)
    SELECT $2, organization_id, name, $3, phone, coalesce($4, locale), coalesce($5, time_zone) FROM person WHERE id = $1 RETURNING id, organization_id
  ), roles AS (
    INSERT INTO person_role (person_id, organization_id, role)
    SELECT twin.id, twin.organization_id, r.role FROM twin, person_role r WHERE r.person_id = $1
  )
  INSERT INTO credential (person_id, password_hash) SELECT $2, password_hash FROM credential WHERE person_id = $1`;

/** Opens a session for a person and puts its cookie into the browser, as signing in would. */
export async function openSession(sql: Sql, context: BrowserContext, personId: string): Promise<string> {
  const sid = newSecret();
  const sessionHash = hashOf(sid);
  await sql(
    "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at) VALUES ($1, $2, 120, now() + interval '12 hours')",
    [sessionHash, personId],
  );
  const value = await encode({ token: { sid }, secret: setting('LIAISON_E2E_SECRET') });
  await context.addCookies([{ name: 'liaison.session', value, url: origin(), httpOnly: true, sameSite: 'Lax' }]);
  return sessionHash;
}

/** Signs in by the form of the page that is open. */
export async function fillSignIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export const test = base.extend<{ invite: Invite; signIn: SignIn }, { sql: Sql }>({
  sql: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const client = new Client({ connectionString: setting('LIAISON_E2E_OWNER_URL') });
      await client.connect();
      await use(async (text, values) => (await client.query(text, values)).rows as Rows);
      await client.end();
    },
    { scope: 'worker' },
  ],
  /**
   * Somebody with the name, organization, roles and password of one of the cast, for this test alone: drafts, preferences and
   * sessions of tests that run side by side must not meet.
   */
  invite: async ({ sql }, use) => {
    const invited: string[] = [];
    await use(async (who, { locale, timeZone } = {}) => {
      const id = randomUUID();
      const email = PEOPLE[who].email.replace('@', `-${id.slice(0, 8)}@`);
      await sql(TWIN, [PEOPLE[who].id, id, email, locale ?? null, timeZone ?? null]);
      invited.push(id);
      return { id, email };
    });
    await sql('UPDATE person SET disabled_at = now() WHERE id = ANY($1::uuid[])', [invited]);
  },
  signIn: async ({ invite, sql, browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, { context: options, ...preferences } = {}) => {
      const person = await invite(who, preferences);
      const context = await browser.newContext(options);
      opened.push(context);
      const sessionHash = await openSession(sql, context, person.id);
      return { ...person, sessionHash, context, page: await context.newPage() };
    });
    for (const context of opened) await context.close();
  },
});
