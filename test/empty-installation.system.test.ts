import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareFiling } from './filing-ledger';
import { CUSTOMER_FORM, OFFER_FORM } from './first-forms';
import { type Fields, hiddenFields, openPlainBrowser, type PlainBrowser } from './plain-browser';
import { type Product, startProduct, until } from './running-product';
import { postUnder, sendForm } from './sent-forms';
import { type Smtp, startSmtp } from './smtp';

const root = path.dirname(import.meta.dirname);
const runtime = path.join(root, 'node_modules/node/bin/node');
const PASSWORD = 'stapled umbrellas quietly orbit';
const ADMIN = 'root@operator.example';
let smtp: Smtp;
let product: Product;
let owner: Client;
const secrets: string[] = [];

beforeAll(async () => {
  smtp = await startSmtp();
  product = await startProduct('empty', {
    LIAISON_DEMO: 'off',
    LIAISON_SMTP_URL: smtp.url,
    LIAISON_MAIL_FROM: 'Liaison <portal@operator.example>',
  });
  owner = new Client({ connectionString: product.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await product?.stop();
  await smtp?.close();
});

const log = () => readFileSync(path.join(product.dataDir, 'product.log'), 'utf8');

async function makeAdmin(...more: string[]): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    LIAISON_DEMO: 'off',
    LIAISON_DATA: product.dataDir,
    PORT: new URL(product.url).port,
  };
  const args = ['scripts/admin-create.mjs', '--email', ADMIN, '--name', 'Rosa Root', ...more];
  return promisify(execFile)(runtime, args, { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, said: error.stdout }),
  );
}

const linkIn = (text: string): string => {
  const [, link = '', secret = ''] = /(\/(?:invitation|reset-password|relation)\/([\w-]+))/.exec(text) ?? [];
  secrets.push(secret);
  return link;
};

/** The link of the newest mail to an address that has one, once it is there: at our own public address. Each mail is read once. */
const mailedLink = (to: string): Promise<string> =>
  until(
    `a mail to ${to}`,
    () => {
      const ours = ({ source }: { source: string }) => source.replaceAll('=\r\n', '').split(`${product.url}/`);
      const isOne = (text: string) => /^(invitation|reset-password)\/[\w-]{43}/.test(text);
      const at = smtp.received.findLastIndex((mail) => mail.to.includes(to) && ours(mail).some(isOne));
      const [mail] = at < 0 ? [] : smtp.received.splice(at, 1);
      return mail ? linkIn(`/${ours(mail).find(isOne)}`) : null;
    },
    30_000,
  );

const sends = (browser: PlainBrowser, page: string, form: string, fields: Fields) =>
  sendForm(browser, product.url, page, form, fields);

/** Somebody opens a mailed link, chooses a password, and is in. */
async function accepts(link: string, name: string): Promise<PlainBrowser> {
  const browser = openPlainBrowser(product.url);
  const chosen = { name, password: PASSWORD, repeat: PASSWORD, locale: 'en', timeZone: 'Asia/Shanghai' };
  expect(await sends(browser, link, 'accept', chosen)).toBe('/');
  return browser;
}

it('an empty installation says how the first administrator is made, and has the catalogue', async () => {
  await until('the greeting', () => log().includes('npm run admin:create'), 30_000);
  expect(log()).toContain('Nobody can sign in yet');
  for (const table of [
    'service',
    'offer',
    'offer_service',
    'offer_upgrade',
    'support_topic',
    'sla_target',
    'calendar_day',
  ])
    expect([table, (await owner.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount]).toEqual([table, 1]);
  for (const table of ['organization', 'person', 'subscription', 'service_message'])
    expect([table, (await owner.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount]).toEqual([table, 0]);
});

it('from the terminal to a signed-in colleague: a link, a password, an invitation by mail, a role', async () => {
  const made = await makeAdmin();
  expect(made.code).toBe(0);
  const link = linkIn(made.said);
  expect(made.said).toContain(`${product.url}${link}`);
  const rosa = await accepts(link, 'Rosa Root');
  expect(await rosa.get('/people')).toContain('Rosa Root');

  const again = await makeAdmin();
  expect(again.code).not.toBe(0);
  expect(again.said).toContain('There is an administrator already: Rosa Root');
  const another = await makeAdmin('--another');
  expect(another.said).toContain('signs in already');

  await sends(rosa, '/people/new', 'invite', {
    name: 'Evan Engineer',
    email: 'evan@operator.example',
    locale: 'en',
    roles: 'support_engineer',
  });
  const evan = await accepts(await mailedLink('evan@operator.example'), 'Evan Engineer');
  expect(await evan.get('/support-requests')).toContain('Evan Engineer');
  expect(await evan.get('/people')).toContain('Rosa Root');
});

it('from there to an escalation at the operator’s desk by screens alone: partner, customer, subscription, delegation, filing', async () => {
  const rosa = openPlainBrowser(product.url);
  await sends(rosa, '/sign-in', 'sign-in', { email: ADMIN, password: PASSWORD });
  const enrolled = await sends(rosa, '/organizations/new', 'enrol', {
    name: 'Proseware Cloud',
    domain: 'proseware.example',
    mpnId: '4412345',
    adminName: 'Paula Partner',
    adminEmail: 'paula@proseware.example',
    adminLocale: 'en',
    supportPhone: '+86 21 5555 0199',
  });
  const [, partnerId = ''] = /^\/organizations\/([0-9a-f-]{36})/.exec(enrolled) ?? [];
  const paula = await accepts(await mailedLink('paula@proseware.example'), 'Paula Partner');
  await sends(paula, '/people/new', 'invite', {
    name: 'Hugo Helpdesk',
    email: 'hugo@proseware.example',
    locale: 'en',
    agentRole: 'helpdesk_agent',
    adminRole: '',
  });
  const hugo = await accepts(await mailedLink('hugo@proseware.example'), 'Hugo Helpdesk');

  const offered = await sends(rosa, '/settings/offers/new', 'add-offer', OFFER_FORM);
  const [, offerId = ''] = /^\/settings\/offers\/(own-[0-9a-f-]{36})\?saved=added$/.exec(offered) ?? [];
  expect(await paula.get('/customers/new')).toMatch(/Mail for Small Teams[^<]*38\.50/);

  const created = await sends(paula, '/customers/new', 'customer', { ...CUSTOMER_FORM, offerId });
  const [, customerId = ''] = /^\/customers\/([0-9a-f-]{36})/.exec(created) ?? [];
  const greta = await accepts(await mailedLink('greta@trey.example'), 'Greta Global');
  expect(await greta.get('/subscriptions')).toContain('Mail for Small Teams');
  expect(await paula.get('/subscriptions/prices')).toContain('38.50');
  const review = `/tenant/partners?partner=${partnerId}&services=exchange`;
  expect(await sends(greta, review, 'delegation', {})).toBe('/tenant/partners?saved=yes');

  const path = `/support-requests/new?customer=${customerId}&service=exchange`;
  const filing = await prepareFiling({ browser: hugo, path, person: 'hana' }, 'Mail waits in an empty installation');
  const filed = await sends(hugo, path, 'filing', filing.fields);
  const [, number = ''] = /^\/support-requests\/(\d{15})/.exec(filed) ?? [];
  expect(number).not.toBe('');

  const evan = openPlainBrowser(product.url);
  await sends(evan, '/sign-in', 'sign-in', { email: 'evan@operator.example', password: PASSWORD });
  const record = `/support-requests/${number}`;
  expect(await evan.get(record)).toContain('Mail waits in an empty installation');
  await sends(evan, record, 'severity', { severity: 'C', reason: '' });
  await sends(evan, record, 'take', {});
  const [taken] = (
    await owner.query(
      'SELECT e.state, p.name FROM escalation e JOIN person p ON p.id = e.assignee_id WHERE e.number = $1',
      [number],
    )
  ).rows;
  expect(taken).toEqual({ state: 'in_progress', name: 'Evan Engineer' });
});

it('a link that was used says so, and leads to the sign-in', async () => {
  const [used = ''] = secrets;
  const page = await openPlainBrowser(product.url).get(`/invitation/${used}`);
  expect(page).toContain('This link was used already');
  expect(await openPlainBrowser(product.url).get('/invitation/nothing-at-all')).toContain('This link does not work');
});

it('a reset that was asked for under a foreign host leads to the public address', async () => {
  const browser = openPlainBrowser(product.url);
  const hidden = hiddenFields(await browser.get('/reset-password'), 'ask');
  const status = await postUnder('evil.example', product.url, '/reset-password', {
    ...hidden,
    email: 'evan@operator.example',
  });
  const asked = await owner.query("SELECT 1 FROM account_link WHERE purpose = 'password_reset'");
  // Refused, or taken: whatever is mailed names our own address alone.
  if (asked.rowCount === 0) expect(status).toBeGreaterThanOrEqual(400);
  expect(await sends(openPlainBrowser(product.url), '/reset-password', 'ask', { email: 'evan@operator.example' })).toBe(
    '/reset-password?asked=yes',
  );
  const link = await mailedLink('evan@operator.example');
  for (const { source } of smtp.received) expect(source).not.toContain('evil.example');
  const fresh = `${PASSWORD} anew`;
  expect(await sends(browser, link, 'reset', { password: fresh, repeat: fresh })).toBe('/sign-in?reset=done');
  expect(
    await sends(openPlainBrowser(product.url), '/sign-in', 'sign-in', {
      email: 'evan@operator.example',
      password: fresh,
    }),
  ).toBe('/');
});

it('no secret of a link, no password and no address is in the log or the database', async () => {
  expect(secrets.filter(Boolean).length).toBeGreaterThan(2);
  const tables = await owner.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  for (const secret of [...secrets.filter(Boolean), PASSWORD]) {
    expect(log()).not.toContain(secret);
    for (const { name } of tables.rows)
      expect([
        name,
        (await owner.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1`, [`%${secret}%`])).rowCount,
      ]).toEqual([name, 0]);
  }
  expect(log()).not.toContain('evan@operator.example');
});
