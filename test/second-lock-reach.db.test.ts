import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS, type OrganizationKey, organizationKeys, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, signIn, useDatabase } from './database';

const REFUSED = { code: '42501' };
const TENANT_TABLES = ['tenant_organization', 'tenant_domain', 'tenant_dns_record', 'tenant_user', 'tenant_licence'];

useDatabase();

const rowsOf = async (person: PersonKey, sql: string) =>
  (await asRole<Record<string, unknown>>('app', sql, { person })).rows;

describe('P19: organizations and people', () => {
  const REACH: Record<OrganizationKey, OrganizationKey[]> = {
    operator: organizationKeys,
    contoso: ['operator', 'contoso', 'tailspin', 'wingtip'],
    fabrikam: ['operator', 'fabrikam', 'tailspin', 'adatum'],
    northwind: ['operator', 'northwind', 'litware'],
    tailspin: ['operator', 'contoso', 'fabrikam', 'tailspin'],
    wingtip: ['operator', 'contoso', 'wingtip'],
    adatum: ['operator', 'fabrikam', 'adatum'],
    litware: ['operator', 'northwind', 'litware'],
  };

  it.each(personKeys)('%s sees the organizations it has to do with', async (person) => {
    const expected = REACH[PEOPLE[person].organization].map((key) => ORGANIZATIONS[key].id).sort();
    expect((await rowsOf(person, 'SELECT id FROM organization ORDER BY id')).map((row) => row.id)).toEqual(expected);
  });

  it.each(personKeys)('%s sees the people and roles of its own organization', async (person) => {
    const own = personKeys
      .filter((key) => PEOPLE[key].organization === PEOPLE[person].organization)
      .map((key) => PEOPLE[key].id);
    expect((await rowsOf(person, 'SELECT id FROM person ORDER BY id')).map((row) => row.id)).toEqual(own);
    expect(
      (await rowsOf(person, 'SELECT DISTINCT person_id AS id FROM person_role ORDER BY 1')).map((row) => row.id),
    ).toEqual(own);
  });

  it("a person sees its own relations and delegations, and no other partner's", async () => {
    const partners = async (person: PersonKey, table: string) =>
      (await rowsOf(person, `SELECT DISTINCT partner_id AS id FROM ${table} ORDER BY 1`)).map((row) => row.id);
    for (const table of ['relation', 'delegation']) {
      expect(await partners('hana', table)).toEqual([ORGANIZATIONS.contoso.id]);
      expect(await partners('tina', table)).toEqual([ORGANIZATIONS.contoso.id, ORGANIZATIONS.fabrikam.id]);
      expect(await partners('wendy', table)).toEqual([ORGANIZATIONS.contoso.id]);
    }
  });

  it('names are told of people who have to do with one another only', async () => {
    const name = async (of: PersonKey, to: PersonKey) =>
      (await rowsOf(to, `SELECT name FROM person_names(ARRAY['${PEOPLE[of].id}']::uuid[])`)).length;
    expect([
      await name('hana', 'lin'),
      await name('lin', 'hana'),
      await name('tina', 'hana'),
      await name('hana', 'tina'),
    ]).toEqual([1, 1, 1, 1]);
    expect([
      await name('hana', 'fei'),
      await name('alan', 'hana'),
      await name('wendy', 'tina'),
      await name('ada', 'nora'),
    ]).toEqual([0, 0, 0, 0]);
  });

  it('nobody reads a password, writes a role, or changes another person', async () => {
    for (const person of ['he', 'ada', 'tina'] as const) {
      await expect(rowsOf(person, 'SELECT * FROM credential')).rejects.toMatchObject(REFUSED);
      await expect(rowsOf(person, "UPDATE person_role SET role = 'global_admin'")).rejects.toMatchObject(REFUSED);
      await expect(
        rowsOf(person, "INSERT INTO person_role SELECT id, organization_id, 'auditor' FROM person"),
      ).rejects.toMatchObject(REFUSED);
      await expect(rowsOf(person, "UPDATE person SET email = 'x'")).rejects.toMatchObject(REFUSED);
      const own = await asRole('app', "UPDATE person SET locale = 'en' WHERE id = ctx_person()", {
        person,
        undo: true,
      });
      expect(own.rowCount).toBe(1);
      await expect(rowsOf(person, "UPDATE person SET locale = 'de'")).rejects.toMatchObject(REFUSED);
    }
  });

  it("a session is its person's alone, and ends for good", async () => {
    const { sessionHash } = await signIn('hana');
    const end = `UPDATE session SET revoked_at = now() WHERE id_hash = '${sessionHash}'`;
    expect((await asRole('app', end, { person: 'ada' })).rowCount).toBe(0);
    expect((await asRole('app', end, { person: 'hana' })).rowCount).toBe(1);
    expect((await asRole('app', `SELECT * FROM enter('${sessionHash}')`)).rows).toEqual([]);
    await expect(asRole('app', "UPDATE session SET ends_at = '2100-01-01'", { person: 'hana' })).rejects.toMatchObject(
      REFUSED,
    );
  });
});

describe("P2, P5, P14: a tenant's configuration", () => {
  const countIn = async (person: PersonKey, table: string, customer: OrganizationKey) =>
    (
      await rowsOf(
        person,
        `SELECT count(*)::int AS count FROM ${table} WHERE customer_id = '${ORGANIZATIONS[customer].id}'`,
      )
    )[0]?.count;
  const standing = async (table: string, customer: OrganizationKey) =>
    (
      await ownerSql(`SELECT count(*)::int AS count FROM ${table} WHERE customer_id = $1`, [ORGANIZATIONS[customer].id])
    )[0]?.count;

  it.each(TENANT_TABLES)('%s is read by its own administrators and by who is delegated for all', async (table) => {
    const all = await standing(table, 'tailspin');
    expect(all).toBeGreaterThan(0);
    for (const person of ['tina', 'uma', 'serge', 'hana', 'ada'] as const)
      expect([person, await countIn(person, table, 'tailspin')]).toEqual([person, all]);
  });

  it.each(TENANT_TABLES)(
    '%s is hidden from readers, members, sellers, the operator and other tenants',
    async (table) => {
      for (const person of [
        'mei',
        'max',
        'sam',
        'bo',
        'ula',
        'lin',
        'zhao',
        'he',
        'qian',
        'wendy',
        'alan',
        'lena',
        'nora',
      ] as const)
        expect([person, await countIn(person, table, 'tailspin')]).toEqual([person, 0]);
    },
  );

  it.each(TENANT_TABLES)(
    '%s of Litware, which took its delegation back, is hidden from its reseller of record',
    async (table) => {
      expect(await standing(table, 'litware')).toBeGreaterThan(0);
      expect(await countIn('nora', table, 'litware')).toBe(0);
      expect(await countIn('lena', table, 'litware')).toBe(await standing(table, 'litware'));
    },
  );

  it("a partner delegated for Exchange Online alone reads its DNS records and no other service's", async () => {
    const services = async (person: PersonKey) =>
      (
        await rowsOf(
          person,
          `SELECT DISTINCT service_id FROM tenant_dns_record WHERE customer_id = '${ORGANIZATIONS.tailspin.id}' ORDER BY 1`,
        )
      ).map((row) => row.service_id);
    expect(await services('fei')).toEqual(['exchange']);
    expect(await services('hana')).toEqual(['entra', 'exchange', 'teams']);
  });

  it('licences are read for the delegated services alone', async () => {
    const onlyTeams = async (person: PersonKey) => (await countIn(person, 'tenant_licence', 'tailspin')) as number;
    const all = await standing('tenant_licence', 'tailspin');
    expect(await onlyTeams('fei')).toBe(all);
    const among = 'partner_id = $1 AND customer_id = $2';
    const at = [ORGANIZATIONS.fabrikam.id, ORGANIZATIONS.tailspin.id];
    await ownerSql(`UPDATE delegation SET service_id = 'teams' WHERE ${among}`, at);
    const covering = await ownerSql<{ count: number }>(
      `SELECT count(*)::int AS count FROM tenant_licence WHERE customer_id = $1 AND offer_id <> 'exchange-online-archiving'`,
      [ORGANIZATIONS.tailspin.id],
    );
    expect(await onlyTeams('fei')).toBe(covering[0]?.count);
    expect(await onlyTeams('fei')).toBeLessThan(all as number);
    await ownerSql(`UPDATE delegation SET service_id = 'exchange' WHERE ${among}`, at);
  });

  it('removing the delegation ends it at once', async () => {
    expect(await countIn('fei', 'tenant_user', 'tailspin')).toBeGreaterThan(0);
    await ownerSql('DELETE FROM delegation WHERE partner_id = $1 AND customer_id = $2', [
      ORGANIZATIONS.fabrikam.id,
      ORGANIZATIONS.tailspin.id,
    ]);
    for (const table of TENANT_TABLES) expect(await countIn('fei', table, 'tailspin')).toBe(0);
    expect(await countIn('hana', 'tenant_user', 'tailspin')).toBeGreaterThan(0);
    expect(await countIn('fei', 'tenant_user', 'adatum')).toBeGreaterThan(0);
  });
});

describe('P1: service health', () => {
  const services = async (person: PersonKey) =>
    (await rowsOf(person, 'SELECT DISTINCT service_id FROM health_issue ORDER BY 1')).map((row) => row.service_id);

  it('reaches who holds, sells or is delegated for the service', async () => {
    const every = ['apps', 'entra', 'exchange', 'onedrive', 'sharepoint', 'teams'];
    for (const person of ['lin', 'wu', 'hana', 'fei', 'alan'] as const)
      expect([person, await services(person)]).toEqual([person, every]);
    expect(await services('tina')).toEqual(every.filter((id) => id !== 'apps'));
    expect(await services('nora')).toEqual(['apps', 'entra', 'onedrive']);
    expect(await services('lena')).toEqual(['apps', 'entra', 'onedrive']);
  });

  it('reaches nobody through a subscription that is deleted', async () => {
    const among = 'UPDATE subscription SET status = $1 WHERE customer_id = $2';
    await ownerSql(among, ['deleted', ORGANIZATIONS.litware.id]);
    expect([await services('nora'), await services('lena')]).toEqual([[], []]);
    await ownerSql(among, ['active', ORGANIZATIONS.litware.id]);
  });

  it('reaches nobody whose role has no part in it', async () => {
    for (const person of ['sam', 'bo', 'ula', 'max', 'uma'] as const) expect(await services(person)).toEqual([]);
  });

  it('is written by nobody past a command', async () => {
    for (const person of ['wu', 'lin', 'tina'] as const)
      await expect(rowsOf(person, 'DELETE FROM health_issue')).rejects.toMatchObject(REFUSED);
  });
});
