import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { personInserts } from './rows';

const REFUSED = { code: '42501' };
const { contoso, northwind, tailspin, wingtip } = ORGANIZATIONS;

useDatabase();

const standing = (person: PersonKey, kind: string, organization: string, change: object = {}) =>
  personInserts(person, 'standing', {
    id: randomUUID(),
    organization_id: organization,
    kind,
    since: '2026-11-20T00:00:00Z',
    reason: 'Because',
    set_by_id: PEOPLE[person].id,
    ...change,
  });
const inArrears = async (organization: string) =>
  (
    await ownerSql<{ is: boolean }>('SELECT in_arrears_since IS NOT NULL AS is FROM organization WHERE id = $1', [
      organization,
    ])
  )[0]?.is;

describe('P9 in SQL: arrears', () => {
  it("are set by the operator's administrator alone: no support engineer, no partner, no customer", async () => {
    for (const person of personKeys.filter((key) => key !== 'he'))
      await expect(standing(person, 'arrears', contoso.id)).rejects.toMatchObject(REFUSED);
    expect(await inArrears(contoso.id)).toBe(false);
    await standing('he', 'arrears', contoso.id);
    expect(await inArrears(contoso.id)).toBe(true);
    await expect(standing('he', 'arrears', contoso.id)).rejects.toMatchObject({ code: '23505' });
    await expect(standing('he', 'arrears', tailspin.id)).rejects.toMatchObject(REFUSED);
    await expect(
      standing('he', 'arrears', ORGANIZATIONS.fabrikam.id, { set_by_id: PEOPLE.qian.id }),
    ).rejects.toMatchObject(REFUSED);
  });

  it('are lifted by nobody else either, least of all by the partner itself', async () => {
    const lift = (person: PersonKey) =>
      asRole(
        'app',
        `UPDATE standing SET ended_at = now(), ended_by_id = '${PEOPLE[person].id}', end_reason = 'x' WHERE organization_id = '${northwind.id}'`,
        { person },
      );
    for (const person of personKeys.filter((key) => key !== 'he'))
      expect([person, (await lift(person)).rowCount]).toEqual([person, 0]);
    for (const assignment of ['in_arrears_since = NULL', 'advanced_agreement = true', "mpn_id = '123456'"])
      for (const person of ['nora', 'he', 'lena'] as const)
        await expect(asRole('app', `UPDATE organization SET ${assignment}`, { person })).rejects.toMatchObject(REFUSED);
    await expect(asRole('app', 'DELETE FROM standing', { person: 'he' })).rejects.toMatchObject(REFUSED);
    await expect(asRole('app', "UPDATE standing SET reason = 'x'", { person: 'he' })).rejects.toMatchObject(REFUSED);
    expect(await inArrears(northwind.id)).toBe(true);
    expect((await lift('he')).rowCount).toBe(1);
    expect(await inArrears(northwind.id)).toBe(false);
    expect((await lift('he')).rowCount).toBe(0);
  });

  it('are read by the partner concerned and the operator’s administration; a customer reads neither them nor that there are any', async () => {
    await standing('he', 'arrears', northwind.id);
    const seen = async (person: PersonKey) =>
      (
        await asRole(
          'app',
          `SELECT reason FROM standing WHERE organization_id = '${northwind.id}' AND ended_at IS NULL`,
          { person },
        )
      ).rowCount;
    const readers = ['he', 'qian', 'nora'];
    for (const person of personKeys)
      expect([person, await seen(person)]).toEqual([person, readers.includes(person) ? 1 : 0]);
    for (const person of ['lena', 'tina', 'nora', 'lin'] as const)
      await expect(asRole('app', 'SELECT in_arrears_since FROM organization', { person })).rejects.toMatchObject(
        REFUSED,
      );
    await expect(asRole('worker', 'SELECT in_arrears_since FROM organization', { desk: true })).rejects.toMatchObject(
      REFUSED,
    );
    const asked = async (person: PersonKey) =>
      (await asRole<{ is: boolean }>('app', `SELECT partner_in_arrears('${northwind.id}') AS is`, { person })).rows[0]
        ?.is;
    for (const person of personKeys)
      expect([person, await asked(person)]).toEqual([
        person,
        person === 'nora' || PEOPLE[person].organization === 'operator',
      ]);
  });

  it('of the own organization say nothing of another kind: a customer does not read why it has the agreement', async () => {
    const sql = `SELECT reason FROM standing WHERE organization_id = '${tailspin.id}'`;
    for (const person of ['tina', 'ada', 'hana', 'lin', 'zhao'] as const)
      expect([person, (await asRole('app', sql, { person })).rowCount]).toEqual([person, 0]);
    expect((await asRole('app', sql, { person: 'qian' })).rowCount).toBe(1);
  });
});

describe('P21 in SQL: the advanced agreement', () => {
  it('is noted of a customer, by the administrator alone', async () => {
    for (const person of ['lin', 'zhao', 'qian', 'ada', 'wendy'] as const)
      await expect(standing(person, 'advanced_agreement', wingtip.id)).rejects.toMatchObject(REFUSED);
    await expect(standing('he', 'advanced_agreement', contoso.id)).rejects.toMatchObject(REFUSED);
    await standing('he', 'advanced_agreement', wingtip.id);
    const [row] = await ownerSql('SELECT advanced_agreement FROM organization WHERE id = $1', [wingtip.id]);
    expect(row).toEqual({ advanced_agreement: true });
  });
});

describe('organizations and topics in SQL', () => {
  it('a partner is enrolled by the administrator alone, and comes without arrears or agreement', async () => {
    const row = (change: object = {}) => ({
      id: randomUUID(),
      kind: 'partner',
      name: 'Proseware',
      name_key: 'proseware',
      domain: `${randomUUID()}.example`,
      ...change,
    });
    for (const person of ['lin', 'zhao', 'qian', 'wu', 'tina'] as const)
      await expect(personInserts(person, 'organization', row())).rejects.toMatchObject(REFUSED);
    for (const change of [
      { kind: 'operator' },
      { kind: 'customer' },
      { in_arrears_since: '2026-01-01' },
      { advanced_agreement: true },
    ])
      await expect(personInserts('he', 'organization', row(change))).rejects.toMatchObject(REFUSED);
    await personInserts('he', 'organization', row());
    await expect(personInserts('he', 'organization', row({ domain: 'contoso.example' }))).rejects.toMatchObject({
      code: '23505',
    });
  });

  it('a topic is added and changed by the administrator alone, and taken away by nobody', async () => {
    const statements = [
      "INSERT INTO support_topic (id, kind, position) VALUES ('own.x', 'billing', 99)",
      "UPDATE support_topic SET retired_at = now() WHERE id = 'exchange.migration'",
    ];
    for (const sql of statements) {
      for (const person of ['lin', 'zhao', 'qian', 'ada', 'tina'] as const)
        await expect(asRole('app', sql, { person, undo: true })).rejects.toMatchObject(REFUSED);
      expect((await asRole('app', sql, { person: 'he', undo: true })).rowCount).toBe(1);
    }
    for (const sql of ['DELETE FROM support_topic', "UPDATE support_topic SET kind = 'billing'"])
      await expect(asRole('app', sql, { person: 'he', undo: true })).rejects.toMatchObject(REFUSED);
  });
});
