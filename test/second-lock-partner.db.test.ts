import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { personInserts } from './rows';
import { CONTOSO_TOKEN, DETAILS, FABRIKAM_TOKEN, fillPartners } from './rows-partner';

const REFUSED = { code: '42501' };
const [CONTOSO, FABRIKAM, TAILSPIN, WINGTIP] = (['contoso', 'fabrikam', 'tailspin', 'wingtip'] as const).map(
  (key) => ORGANIZATIONS[key].id,
) as [string, string, string, string];

useDatabase();
beforeAll(async () => {
  await fillPartners();
});

const changed = async (person: PersonKey, sql: string) => (await asRole('app', sql, { person })).rowCount;
const refused = (person: PersonKey, sql: string) =>
  expect(asRole('app', sql, { person })).rejects.toMatchObject(REFUSED);
const reads = async (table: string, person: PersonKey) =>
  (await asRole<{ partner_id: string }>('app', `SELECT partner_id FROM ${table}`, { person })).rows.map(
    (row) => row.partner_id,
  );
const profile = (partner: string, customer: string, by: PersonKey) => ({
  customer_id: customer,
  partner_id: partner,
  country: 'CN',
  state_province: '',
  city: 'Nanjing',
  street: '1 Toy Road',
  postal_code: '',
  language: 'de',
  contact_name: DETAILS.contactName,
  contact_email: DETAILS.contactEmail,
  contact_phone: '',
  created_by_id: PEOPLE[by].id,
  submit_key: randomUUID(),
  updated_at: new Date().toISOString(),
});
const billing = (partner: string, customer: string) => ({
  customer_id: customer,
  partner_id: partner,
  name: 'Accounts',
  email: 'a@b.example',
  address: 'x',
  tax_number: '',
  updated_at: new Date().toISOString(),
});

describe('what a partner keeps of its customers, in SQL', () => {
  const SELLING: PersonKey[] = ['ada', 'sam', 'hana'];

  it.each(personKeys)('%s reads the own partner’s, or none', async (person) => {
    expect(await reads('customer_profile', person)).toEqual(SELLING.includes(person) ? [CONTOSO] : []);
    expect(await reads('customer_billing', person)).toEqual(person === 'fei' ? [FABRIKAM] : []);
    const links = await reads('relation_link', person);
    expect(links).toEqual(
      [...SELLING, 'fei'].includes(person) ? [PEOPLE[person].organization === 'contoso' ? CONTOSO : FABRIKAM] : [],
    );
    expect((await reads('duty_shift', person)).length).toBe(SELLING.includes(person) ? 7 : 0);
  });

  it('nobody notes anything for another partner, in another name, or of no customer', async () => {
    for (const person of ['bo', 'ula', 'tina', 'lin', 'he', 'fei'] as const)
      await expect(personInserts(person, 'customer_profile', profile(CONTOSO, WINGTIP, person))).rejects.toMatchObject(
        REFUSED,
      );
    await expect(personInserts('hana', 'customer_profile', profile(CONTOSO, WINGTIP, 'ada'))).rejects.toMatchObject(
      REFUSED,
    );
    await expect(
      personInserts('hana', 'customer_profile', profile(CONTOSO, ORGANIZATIONS.adatum.id, 'hana')),
    ).rejects.toMatchObject({ code: '23503' });
    await personInserts('hana', 'customer_profile', profile(CONTOSO, WINGTIP, 'hana'));
    await ownerSql('DELETE FROM customer_profile WHERE customer_id = $1', [WINGTIP]);
  });

  it('a helpdesk agent edits details and no billing; whose they are never changes', async () => {
    expect(await changed('hana', "UPDATE customer_profile SET city = 'Wuxi'")).toBe(1);
    await expect(personInserts('hana', 'customer_billing', billing(CONTOSO, WINGTIP))).rejects.toMatchObject(REFUSED);
    await personInserts('sam', 'customer_billing', billing(CONTOSO, WINGTIP));
    expect(await changed('hana', "UPDATE customer_billing SET name = 'Hana'")).toBe(0);
    expect(await changed('fei', "UPDATE customer_profile SET city = 'Hsinchu'")).toBe(0);
    await refused('ada', `UPDATE customer_profile SET partner_id = '${FABRIKAM}'`);
    await refused('ada', 'DELETE FROM customer_profile');
    await ownerSql('DELETE FROM customer_billing WHERE customer_id = $1', [WINGTIP]);
  });
});

describe('creating and ordering, in SQL', () => {
  const create = `SELECT create_customer('${randomUUID()}', 'X', 'x', 'x.partner.onmschina.cn', 'en', now()) AS made`;

  it.each(['hana', 'bo', 'ula', 'nora', 'tina', 'lin', 'he'] as PersonKey[])('%s creates no customer', (person) =>
    refused(person, create),
  );

  it('nobody writes organizations, relations and tenants by hand', async () => {
    for (const person of ['ada', 'sam'] as const) {
      await expect(
        personInserts(person, 'organization', {
          id: randomUUID(),
          kind: 'customer',
          name: 'X',
          name_key: 'x',
          domain: 'x',
        }),
      ).rejects.toMatchObject(REFUSED);
      await expect(
        personInserts(person, 'relation', { customer_id: ORGANIZATIONS.adatum.id, partner_id: CONTOSO }),
      ).rejects.toMatchObject(REFUSED);
    }
    await expect(
      personInserts('wendy', 'relation', { customer_id: WINGTIP, partner_id: FABRIKAM }),
    ).rejects.toMatchObject(REFUSED);
  });

  const sold = (by: PersonKey, change: object = {}) => ({
    id: randomUUID(),
    customer_id: TAILSPIN,
    partner_id: ORGANIZATIONS[PEOPLE[by].organization].id,
    offer_id: 'o365-e3',
    friendly_name: 'E3',
    quantity: 5,
    status: 'active',
    auto_renew: true,
    term_starts_at: '2026-11-21T00:00:00Z',
    term_ends_at: '2027-11-21T00:00:00Z',
    ordered_by_id: PEOPLE[by].id,
    submit_key: randomUUID(),
    updated_at: '2026-11-21T00:00:00Z',
    ...change,
  });
  const now = async () => {
    const [row] = await ownerSql<{ starts: Date; ends: Date; odd: Date }>(
      "SELECT now() AS starts, now() + interval '12 months' AS ends, now() + interval '13 months' AS odd",
    );
    return {
      starts: row?.starts.toISOString() ?? '',
      ends: row?.ends.toISOString() ?? '',
      odd: row?.odd.toISOString() ?? '',
    };
  };

  it('an order is the orderer’s own, of a term that there is, within what the offer takes; an add-on has its parent', async () => {
    const { starts, ends, odd } = await now();
    const term = { term_starts_at: starts, term_ends_at: ends };
    for (const [by, change] of [
      ['hana', {}],
      ['bo', {}],
      ['tina', { partner_id: CONTOSO }],
      ['lin', { partner_id: CONTOSO }],
      ['sam', { ordered_by_id: PEOPLE.ada.id }],
      ['sam', { partner_id: FABRIKAM }],
      ['sam', { status: 'suspended', suspended_at: starts, suspension_reason: 'fraud' }],
      ['nora', { customer_id: ORGANIZATIONS.litware.id }],
      ['fei', {}],
    ] as [PersonKey, object][])
      await expect(personInserts(by, 'subscription', sold(by, { ...term, ...change }))).rejects.toMatchObject(REFUSED);
    for (const change of [
      { term_ends_at: odd },
      { term_starts_at: '2026-01-01T00:00:00Z', term_ends_at: '2027-01-01T00:00:00Z' },
      { quantity: 10_000_001 },
      { offer_id: 'exchange-online-archiving' },
    ])
      await expect(personInserts('sam', 'subscription', sold('sam', { ...term, ...change }))).rejects.toMatchObject({
        code: '23514',
      });
    await personInserts('sam', 'subscription', sold('sam', term));
  });
});

describe('the link and its acceptance, in SQL', () => {
  const accept = (token: string) => `SELECT accept_relation('${token}', now()) AS partner`;
  const offer = (token: string) => `SELECT name FROM relation_offer('${token}')`;

  it.each(personKeys)('%s: only a global administrator of a customer is told who asks', async (person) => {
    const { rowCount } = await asRole('app', offer(FABRIKAM_TOKEN), { person });
    expect(rowCount).toBe((['tina', 'wendy', 'alan', 'lena'] as PersonKey[]).includes(person) ? 1 : 0);
  });

  it.each(['uma', 'max', 'ada', 'fei', 'lin', 'he'] as PersonKey[])('%s accepts nothing', (person) =>
    refused(person, accept(CONTOSO_TOKEN)),
  );

  it('P9: behind a link of a partner in arrears is nothing to accept', async () => {
    await ownerSql('UPDATE organization SET in_arrears_since = now() WHERE id = $1', [FABRIKAM]);
    expect((await asRole('app', accept(FABRIKAM_TOKEN), { person: 'wendy' })).rows).toEqual([{ partner: null }]);
    await refused(
      'fei',
      `INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at)
      VALUES ('${randomUUID()}', '${FABRIKAM}', '${'z'.repeat(43)}', '{}', '${PEOPLE.fei.id}', now())`,
    );
    await ownerSql('UPDATE organization SET in_arrears_since = NULL WHERE id = $1', [FABRIKAM]);
  });

  it('a sales agent asks for no delegated privileges; a link is taken back once, in the own name, and changes nothing else', async () => {
    await ownerSql('UPDATE relation_link SET revoked_at = now(), revoked_by_id = created_by_id WHERE partner_id = $1', [
      CONTOSO,
    ]);
    const link = (
      by: PersonKey,
      services: string,
    ) => `INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at)
      VALUES ('${randomUUID()}', '${CONTOSO}', '${randomUUID().replaceAll('-', '').padEnd(43, 'x')}', '${services}', '${PEOPLE[by].id}', now())`;
    await refused('sam', link('sam', '{exchange}'));
    await refused('hana', link('hana', '{}'));
    expect(await changed('sam', link('sam', '{}'))).toBe(1);
    await refused('ada', "UPDATE relation_link SET services = '{exchange}'");
    await refused(
      'ada',
      `UPDATE relation_link SET revoked_at = now(), revoked_by_id = '${PEOPLE.sam.id}' WHERE revoked_at IS NULL`,
    );
    const revoke = `UPDATE relation_link SET revoked_at = now(), revoked_by_id = '${PEOPLE.ada.id}'`;
    expect(await changed('fei', revoke.replace(PEOPLE.ada.id, PEOPLE.fei.id))).toBe(1);
    expect([await changed('ada', revoke), await changed('ada', revoke)]).toEqual([1, 0]);
  });
});
