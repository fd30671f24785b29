import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { ORGANIZATIONS, type OrganizationKey, type PersonKey } from './cast';
import { asRole, ownerSql, signIn, useDatabase } from './database';

const REFUSED = { code: '42501' };
const EVERY = 'exchange,sharepoint,onedrive,teams,apps,entra';

useDatabase();

/** A statement of this person whose transaction stays open until it is released, and then never was. */
async function holding(person: PersonKey, sql: string): Promise<() => Promise<void>> {
  const { sessionHash } = await signIn(person);
  const client = new Client({ connectionString: process.env.DATABASE_APP_URL });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT enter($1)', [sessionHash]);
  await client.query(sql);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

const idOf = (organization: OrganizationKey) => ORGANIZATIONS[organization].id;
const set = (person: PersonKey, assignment: string, customer: OrganizationKey = 'tailspin') =>
  asRole('app', `UPDATE tenant_organization SET ${assignment} WHERE customer_id = '${idOf(customer)}'`, { person });
const touched = async (person: PersonKey, assignment: string, customer?: OrganizationKey) => {
  try {
    return (await set(person, assignment, customer)).rowCount;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('P2, P5 in SQL: settings as they are read', () => {
  const read = async (person: PersonKey, customer: OrganizationKey = 'tailspin') =>
    (await asRole('app', `SELECT * FROM read_tenant('${idOf(customer)}')`, { person })).rows;
  const SHARING = ['sharepoint_sharing', 'onedrive_sharing'];
  const DIRECTORY = ['street', 'city', 'phone', 'preferred_language', 'release_users', 'password_notify_days'];
  const CHECKED = ['technical_contact_email', 'password_validity_days', 'release_preference'];

  it('come in full to the tenant’s own administrators', async () => {
    for (const person of ['tina', 'uma', 'serge'] as const)
      expect([person, await read(person)]).toEqual([
        person,
        await ownerSql('SELECT * FROM tenant_organization WHERE customer_id = $1', [idOf('tailspin')]),
      ]);
  });

  it('come to a delegate as far as its services cover them, and what the checks before filing ask', async () => {
    await ownerSql(
      `UPDATE tenant_organization SET street = 'A', city = 'B', phone = '021 1', technical_contact_email = 'it@tailspin.example' WHERE customer_id = $1`,
      [idOf('tailspin')],
    );
    const seen = async (person: PersonKey) => {
      const [row = {}] = (await read(person)) as Record<string, unknown>[];
      return [...SHARING, ...DIRECTORY, ...CHECKED].filter((name) => row[name] !== null && row[name] !== undefined);
    };
    expect(await seen('hana')).toEqual([...SHARING, ...DIRECTORY, ...CHECKED]);
    expect(await seen('fei')).toEqual(CHECKED);
    const move = (service: string, from: string) =>
      ownerSql('UPDATE delegation SET service_id = $1 WHERE partner_id = $2 AND customer_id = $3 AND service_id = $4', [
        service,
        idOf('fabrikam'),
        idOf('tailspin'),
        from,
      ]);
    await move('onedrive', 'exchange');
    expect(await seen('fei')).toEqual([...SHARING, ...CHECKED]);
    await move('entra', 'onedrive');
    expect(await seen('fei')).toEqual([...DIRECTORY, ...CHECKED]);
    await move('exchange', 'entra');
  });

  it('come to nobody else, and from the table itself to nobody', async () => {
    for (const person of ['mei', 'max', 'sam', 'bo', 'lin', 'he', 'qian', 'wendy', 'nora'] as const)
      expect([person, await read(person)]).toEqual([person, []]);
    for (const column of [...SHARING, ...DIRECTORY, ...CHECKED])
      for (const person of ['tina', 'hana'] as const)
        await expect(asRole('app', `SELECT ${column} FROM tenant_organization`, { person })).rejects.toMatchObject({
          code: '42501',
        });
  });
});

describe('P2, P5 in SQL: settings', () => {
  it('of the whole tenant are set by the global administrator, or with delegation for the directory', async () => {
    const tried = await Promise.all(
      (['tina', 'hana', 'ada', 'serge', 'fei', 'sam', 'uma', 'max', 'wendy', 'nora', 'lin', 'he'] as const).map(
        async (person) => [person, await touched(person, `city = 'By ${person}'`)],
      ),
    );
    expect(Object.fromEntries(tried)).toEqual({
      tina: 1,
      hana: 1,
      ada: 1,
      serge: '42501',
      fei: 0,
      sam: 0,
      uma: 0,
      max: 0,
      wendy: 0,
      nora: 0,
      lin: 0,
      he: 0,
    });
  });

  it('of a service also by the service support administrator; a delegate sets the delegated service alone', async () => {
    expect(await touched('serge', "sharepoint_sharing = 'existing_guests'")).toBe(1);
    await ownerSql("INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ($1, $2, 'onedrive')", [
      idOf('tailspin'),
      idOf('fabrikam'),
    ]);
    expect(await touched('fei', "onedrive_sharing = 'existing_guests'")).toBe(1);
    expect(await touched('fei', "sharepoint_sharing = 'anyone'")).toBe('42501');
    expect(await touched('fei', "onedrive_sharing = 'organization_only', city = 'Elsewhere'")).toBe('42501');
    expect(await touched('fei', "onedrive_sharing = 'organization_only'")).toBe(1);
  });

  it('never make OneDrive wider than SharePoint, and never change the country, the version or whose they are', async () => {
    expect(await touched('tina', "onedrive_sharing = 'anyone'")).toBe('23514');
    expect(
      await touched('hana', "sharepoint_sharing = 'organization_only', onedrive_sharing = 'existing_guests'"),
    ).toBe('23514');
    for (const assignment of ["country = 'DE'", 'profile_version = 1', `customer_id = '${idOf('wingtip')}'`])
      expect([assignment, await touched('tina', assignment)]).toEqual([assignment, '42501']);
    const owner = ownerSql("UPDATE tenant_organization SET country = 'DE' WHERE customer_id = $1", [idOf('tailspin')]);
    await expect(owner).rejects.toMatchObject(REFUSED);
  });

  it('leave a line of history that nobody writes, edits or takes away', async () => {
    const count = async () =>
      (await ownerSql<{ count: number }>('SELECT count(*)::int AS count FROM tenant_change'))[0]?.count ?? 0;
    const before = await count();
    await set('hana', "city = 'Counted', street = 'Counted'");
    expect(await count()).toBe(before + 2);
    for (const sql of [
      'INSERT INTO tenant_change SELECT gen_random_uuid(), customer_id, setting, service_id, before, after, person_id, organization_id, NULL, at FROM tenant_change LIMIT 1',
      "UPDATE tenant_change SET after = 'x'",
      'DELETE FROM tenant_change',
    ])
      await expect(asRole('app', sql, { person: 'tina' })).rejects.toMatchObject(REFUSED);
    await expect(ownerSql("UPDATE tenant_change SET after = 'x'")).rejects.toMatchObject(REFUSED);
  });

  it('the history is read like the setting: own, or delegated for its service', async () => {
    const seen = async (person: PersonKey) =>
      (
        await asRole<{ service_id: string }>('app', 'SELECT DISTINCT service_id FROM tenant_change ORDER BY 1', {
          person,
        })
      ).rows.map((row) => row.service_id);
    expect(await seen('tina')).toEqual(['entra', 'onedrive', 'sharepoint']);
    expect(await seen('uma')).toEqual(['entra', 'onedrive', 'sharepoint']);
    expect(await seen('hana')).toEqual(['entra', 'onedrive', 'sharepoint']);
    expect(await seen('fei')).toEqual(['onedrive']);
    for (const person of ['wendy', 'max', 'mei', 'sam', 'nora', 'lin', 'he'] as const)
      expect([person, await seen(person)]).toEqual([person, []]);
  });
});

describe('P5 in SQL: delegation', () => {
  const grant = (person: PersonKey, partner: OrganizationKey, customer: OrganizationKey = 'tailspin') =>
    asRole(
      'app',
      `INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ('${idOf(customer)}', '${idOf(partner)}', 'teams')`,
      { person, undo: true },
    );

  it('is granted by the customer itself, to a partner that it has a relation with', async () => {
    expect((await grant('tina', 'fabrikam')).rowCount).toBe(1);
    for (const person of ['serge', 'uma', 'max', 'fei', 'ada', 'he', 'wendy'] as const)
      await expect(grant(person, 'fabrikam')).rejects.toMatchObject(REFUSED);
    await expect(grant('tina', 'northwind')).rejects.toMatchObject(REFUSED);
    await expect(grant('tina', 'fabrikam', 'adatum')).rejects.toMatchObject(REFUSED);
  });

  it('is removed by the customer itself', async () => {
    const remove = async (person: PersonKey) =>
      (await asRole('app', `DELETE FROM delegation WHERE partner_id = '${idOf('contoso')}'`, { person, undo: true }))
        .rowCount;
    expect(await remove('tina')).toBe(6);
    for (const person of ['serge', 'uma', 'hana', 'ada', 'fei', 'he', 'lin'] as const)
      expect([person, await remove(person)]).toEqual([person, 0]);
  });
});

describe('a removal and a save at once', () => {
  const version = async () =>
    (
      await ownerSql<{ version: number }>(
        'SELECT profile_version AS version FROM tenant_organization WHERE customer_id = $1',
        [idOf('tailspin')],
      )
    )[0]?.version;

  it('leave no save after the removal committed, in 50 rounds', async () => {
    const [tina, hana] = [await signIn('tina'), await signIn('hana')];
    const partnerId = idOf('contoso');
    const ends = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const seen = await version();
      const save = () =>
        changeProfile(hana, { customerId: idOf('tailspin'), version: String(seen), city: `Round ${round}` });
      const remove = async () => {
        const outcome = await changeDelegation(tina, { partnerId, grant: '', remove: 'entra', seen: EVERY });
        return { outcome, stood: await version() };
      };
      const early = round % 2 ? save() : undefined;
      const removal = remove();
      const saved = await (early ?? save());
      const removed = await removal;
      expect(removed.outcome).toMatchObject({ ok: true });
      expect([round, await version()]).toEqual([round, removed.stood]);
      expect([round, removed.stood]).toEqual([round, (seen ?? 0) + (saved.ok ? 1 : 0)]);
      ends.add(saved.ok ? 'saved' : JSON.stringify(saved.failure));
      const back = { partnerId, grant: 'entra', remove: '', seen: EVERY.replace(',entra', '') };
      expect(await changeDelegation(tina, back)).toMatchObject({ ok: true });
    }
    ends.delete('saved');
    expect([...ends].filter((end) => end !== JSON.stringify({ kind: 'conflict', why: 'not_delegated' }))).toEqual([]);
  });

  it('a save that has begun is waited for by the removal, and a removal that has begun by the save', async () => {
    const save = `UPDATE tenant_organization SET city = 'Held' WHERE customer_id = '${idOf('tailspin')}'`;
    const remove = `DELETE FROM delegation WHERE partner_id = '${idOf('contoso')}' AND service_id = 'entra'`;
    const waits = { code: '55P03' };
    const hold = async (first: [PersonKey, string], second: [PersonKey, string]) => {
      const release = await holding(first[0], first[1]);
      await expect(
        asRole('app', `SET LOCAL lock_timeout = '200ms'; ${second[1]}`, { person: second[0], undo: true }),
      ).rejects.toMatchObject(waits);
      await release();
    };
    await hold(['hana', save], ['tina', remove]);
    await hold(['tina', remove], ['hana', save]);
  });
});
