import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchRecord } from '@/lib/audit/queries/search-record';
import { listCases } from '@/lib/cases/queries/list-cases';
import { getCustomer } from '@/lib/customers/queries/get-customer';
import { replyToEscalation } from '@/lib/escalations/commands/reply-to-escalation';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getCalendar, getTargets } from '@/lib/escalations/queries/promises';
import { invitePerson } from '@/lib/identity/commands/invite-person';
import { signIn } from '@/lib/identity/sign-in';
import { endAgreement } from '@/lib/organizations/commands/end-agreement';
import { getOrganization } from '@/lib/organizations/queries/get-organization';
import { closeDatabases } from '@/lib/platform/db';
import { newId } from '@/lib/shared/ids';
import { getTenantHistory } from '@/lib/tenant-config/queries/get-history';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { migrate } from '@/scripts/migrate.mjs';
import { addressFor, provision } from '@/scripts/roles.mjs';
import { readSecrets, readSettings } from '@/scripts/settings.mjs';
import { ORGANIZATIONS, PASSWORD, PEOPLE, type PersonKey } from './cast';
import { done } from './outcomes';
import { ESCALATION, putFirstRelease } from './upgrade-rows';
import { putCustomersRelease } from './upgrade-rows-customers';

const FIRST_RELEASE = '20261121090000_parked_events';
const CUSTOMERS_RELEASE = '20261121160700_notifications';

const name = `liaison_test_upgrade_${randomBytes(6).toString('hex')}`;
const admin = process.env.TEST_ADMIN_URL ?? '';
let owner: Client;
type Told = { id: string; name: string; data: Record<string, unknown> };
const rowsOf = async <Row>(sql: string): Promise<Row[]> => (await owner.query(sql)).rows as Row[];
const counts = () =>
  rowsOf<{
    table: string;
    rows: string;
  }>(`SELECT t AS table, (xpath('//c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', t), false, true, '')))[1]::text AS rows
    FROM unnest(ARRAY['person', 'person_role', 'session', 'credential', 'relation', 'delegation', 'subscription', 'tenant_organization', 'health_issue',
      'health_post', 'health_follow', 'escalation', 'escalation_judgement', 'message', 'attachment', 'draft', 'event', 'delivery', 'delivery_target']) AS t`);

let before: { told: Told[]; counts: Awaited<ReturnType<typeof counts>> };

beforeAll(async () => {
  const secrets = readSecrets(readSettings().dataDir);
  const urls = await provision({ adminUrl: addressFor(admin, { database: name }), secrets });
  await migrate({ url: urls.adminUrl, until: FIRST_RELEASE });
  owner = new Client({ connectionString: addressFor(urls.adminUrl, { options: '-c role=liaison_owner' }) });
  await owner.connect();
  await putFirstRelease(owner);
  await migrate({ url: urls.adminUrl, until: CUSTOMERS_RELEASE });
  await putCustomersRelease(owner);
  before = { told: await rowsOf<Told>('SELECT id, name, data FROM event ORDER BY seq'), counts: await counts() };
  await migrate({ url: urls.adminUrl });
  await seedCatalogue(owner);
  Object.assign(process.env, {
    DATABASE_APP_URL: urls.appUrl,
    DATABASE_WORKER_URL: urls.workerUrl,
    LIAISON_SECRET: 'the secret of the upgraded database, 32+',
    LIAISON_LOG_LEVEL: 'silent',
  });
});
afterAll(async () => {
  await closeDatabases();
  await owner.end();
  const client = new Client({ connectionString: addressFor(admin, { database: 'postgres' }) });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  await client.end();
});

const viewer = (person: PersonKey) => ({ sessionHash: `session of ${person}`, requestId: null });
const standingOf = async (organization: keyof typeof ORGANIZATIONS) =>
  (await getOrganization(viewer('he'), ORGANIZATIONS[organization].id)) as unknown as Record<string, unknown>;

describe('an installation of the first releases, brought up to date', () => {
  it('keeps every row, and every word of its record: beside the events now, where they can leave', async () => {
    expect(await counts()).toEqual(before.counts);
    const after = await rowsOf<Told & { words: Record<string, string> }>(
      `SELECT e.id, e.name, e.data, coalesce((SELECT jsonb_object_agg(w.name, w.words) FROM event_words w WHERE w.event_id = e.id), '{}') AS words
       FROM event e ORDER BY e.seq`,
    );
    expect(after.map(({ id, name, data, words }) => ({ id, name, data: { ...data, ...words } }))).toEqual(before.told);
    const typed = JSON.stringify(after.map(({ data }) => data));
    for (const words of [
      'Hana Sato',
      'Tina Xu',
      'Nanjing Road',
      'No tools',
      PEOPLE.tina.name,
      ORGANIZATIONS.tailspin.name,
    ])
      expect(typed).not.toContain(words);
    await expect(owner.query("UPDATE event SET name = 'other'")).rejects.toThrow('P20');
  });

  it('lets its people sign in by the passwords and the sessions that they have', async () => {
    for (const person of ['lin', 'hana', 'tina'] as const) {
      const outcome = await signIn(
        { email: PEOPLE[person].email, password: PASSWORD },
        { address: '127.0.0.1', userAgent: null, device: null },
      );
      expect([person, outcome.ok]).toEqual([person, true]);
    }
  });

  it('asks who is still signed in for a proof: none of the old sessions has given one', async () => {
    const invitation = { name: 'Ada Park', email: 'ada.park@21vianet.example', locale: 'en', roles: 'auditor' };
    for (const person of ['he', 'zhao'] as const)
      expect(await rowsOf(`SELECT confirmed_at FROM session WHERE id_hash = 'session of ${person}'`)).toEqual([
        { confirmed_at: null },
      ]);
    expect(await invitePerson(viewer('he'), invitation)).toMatchObject({ failure: { kind: 'step_up' } });
  });

  it('shows the old record as it was told, and goes on with the request', async () => {
    const record = await getEscalation(viewer('hana'), ESCALATION.number);
    expect(JSON.stringify(record)).toContain('Hana Sato did not answer for two days');
    const found = await searchRecord(viewer('he'), {});
    expect(JSON.stringify(found)).toContain('No tools');
    const history = await getTenantHistory(viewer('tina'), ORGANIZATIONS.tailspin.id, {});
    expect(JSON.stringify(history)).toContain('Nanjing Road 1');
    expect(JSON.stringify(await listCases(viewer('tina'), {}))).toContain('A title between customer and partner');
    const said = { number: ESCALATION.number, version: '1', key: newId(), body: 'And on it goes' };
    done(await replyToEscalation(viewer('hana'), said));
  });

  it('has a reason beside arrears and agreement, which end like new ones', async () => {
    expect(await rowsOf('SELECT organization_id AS id, kind, reason, ended_at FROM standing ORDER BY kind')).toEqual([
      {
        id: ORGANIZATIONS.tailspin.id,
        kind: 'advanced_agreement',
        reason: 'Set before reasons were kept',
        ended_at: null,
      },
      { id: ORGANIZATIONS.northwind.id, kind: 'arrears', reason: 'Set before reasons were kept', ended_at: null },
    ]);
    expect(JSON.stringify(await standingOf('northwind'))).toContain('Set before reasons were kept');
    const agreed = await endAgreement(viewer('he'), {
      id: ORGANIZATIONS.tailspin.id,
      reason: 'It has run out by now',
    });
    expect(agreed).toMatchObject({ ok: true });
    expect(await rowsOf('SELECT FROM organization WHERE advanced_agreement')).toEqual([]);
  });

  it('keeps the promises that the operator had, and has years to edit', async () => {
    expect(JSON.stringify(await getTargets(viewer('zhao')))).toContain('"businessDays":2');
    const calendar = await getCalendar(viewer('zhao'), { year: '2026' });
    expect(JSON.stringify(calendar)).toContain('国庆节');
    expect(await rowsOf('SELECT name FROM promise_version ORDER BY name')).toContainEqual({ name: 'calendar-2026' });
  });

  it('shows a partner its old customer, without a profile that nobody wrote', async () => {
    expect(await getCustomer(viewer('ada'), ORGANIZATIONS.tailspin.id)).toMatchObject({
      name: ORGANIZATIONS.tailspin.name,
    });
  });

  it('migrates to the same again: nothing', async () => {
    expect(await migrate({ url: addressFor(admin, { database: name }) })).toEqual([]);
  });
});
