import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { givenInvitation, givenPerson, givenReset } from './rows-people';

useDatabase();

const DENIED = /permission denied|row-level security|nobody disables|may not any more|chosen by the person/;
let colleague = '';
let other = '';
beforeAll(async () => {
  colleague = await givenPerson('hana');
  other = await givenPerson('ada', { roles: ['global_admin'] });
});

const as = (person: PersonKey, sql: string, values: unknown[] = []) =>
  asRole('app', sql, { person, values, undo: true });
const idOf = (organization: OrganizationKey) => ORGANIZATIONS[organization].id;
const inviting = (by: PersonKey, to: OrganizationKey, roles: string) =>
  [
    by,
    `INSERT INTO invitation (id, organization_id, email, name, roles, locale, invited_by, invited_by_organization_id, created_at, expires_at)
   VALUES (gen_random_uuid(), '${idOf(to)}', '${randomUUID()}@x.example', 'X', '{${roles}}', 'en', '${PEOPLE[by].id}',
     '${idOf(PEOPLE[by].organization)}', now(), now() + interval '1 day')`,
  ] as const;

describe('an invitation', () => {
  it.each([
    inviting('hana', 'contoso', 'helpdesk_agent'),
    inviting('ula', 'contoso', 'global_admin'),
    inviting('ula', 'contoso', 'support_engineer'),
    inviting('ula', 'fabrikam', 'helpdesk_agent'),
    inviting('ada', 'tailspin', 'global_administrator'),
    inviting('ada', 'litware', 'global_administrator'),
    inviting('he', 'contoso', 'global_admin'),
    inviting('he', 'tailspin', 'global_administrator'),
    inviting('qian', 'operator', 'auditor'),
    inviting('tina', 'contoso', 'helpdesk_agent'),
    inviting('tina', 'wingtip', 'member'),
  ])('is not made past its rights: %s, %s', async (person, sql) => {
    await expect(as(person, sql)).rejects.toThrow(DENIED);
  });

  it('is made by whoever may, and in nobody else’s name', async () => {
    expect((await as(...inviting('ula', 'contoso', 'helpdesk_agent'))).rowCount).toBe(1);
    const [, sql] = inviting('ula', 'contoso', 'helpdesk_agent');
    await expect(as('ada', sql)).rejects.toThrow(DENIED);
  });

  it('is in sight of who looks after those people, and of nobody else', async () => {
    const { id } = await givenInvitation();
    const seen = async (person: PersonKey) =>
      (await as(person, 'SELECT 1 FROM invitation WHERE id = $1', [id])).rowCount;
    for (const person of ['ada', 'ula'] as const) expect([person, await seen(person)]).toEqual([person, 1]);
    for (const person of ['hana', 'sam', 'bo', 'fei', 'nora', 'tina', 'uma', 'he', 'qian', 'lin'] as const)
      expect([person, await seen(person)]).toEqual([person, 0]);
  });

  it('of the operator’s making for a partner without an administrator is in its sight, and the partner’s people are not', async () => {
    const { id } = await givenInvitation({ to: 'northwind', by: 'he', roles: ['global_admin'] });
    expect((await as('he', 'SELECT 1 FROM invitation WHERE id = $1', [id])).rowCount).toBe(1);
    expect((await as('he', 'SELECT 1 FROM person WHERE organization_id = $1', [idOf('northwind')])).rowCount).toBe(0);
    expect((await as('ada', 'SELECT 1 FROM invitation WHERE id = $1', [id])).rowCount).toBe(0);
  });

  it('that was accepted or withdrawn is not taken up again', async () => {
    const { id } = await givenInvitation();
    await ownerSql('UPDATE invitation SET accepted_at = now(), person_id = $2 WHERE id = $1', [id, colleague]);
    expect((await as('ula', 'UPDATE invitation SET withdrawn_at = now() WHERE id = $1', [id])).rowCount).toBe(0);
    await expect(as('ula', 'UPDATE invitation SET person_id = NULL')).rejects.toThrow(DENIED);
    await expect(as('ula', "UPDATE invitation SET roles = '{global_admin}'")).rejects.toThrow(DENIED);
  });
});

describe('a link', () => {
  it('shows its hash to nobody, and is armed by the worker alone', async () => {
    await givenInvitation();
    await givenReset('hana');
    for (const person of ['ula', 'ada', 'he', 'hana'] as const) {
      await expect(as(person, 'SELECT token_hash FROM account_link')).rejects.toThrow(DENIED);
      await expect(as(person, 'SELECT email FROM account_link')).rejects.toThrow(DENIED);
      await expect(as(person, "UPDATE account_link SET token_hash = 'x'")).rejects.toThrow(DENIED);
    }
    const forged =
      "INSERT INTO account_link (id, purpose, email, token_hash) VALUES (gen_random_uuid(), 'password_reset', 'x@x.example', 'x')";
    await expect(asRole('app', forged)).rejects.toThrow(DENIED);
    const named = `INSERT INTO account_link (id, purpose, email, person_id) VALUES (gen_random_uuid(), 'password_reset', 'x@x.example', '${PEOPLE.ada.id}')`;
    await expect(asRole('app', named)).rejects.toThrow(DENIED);
    const notice = `INSERT INTO account_link (id, purpose, person_id, notice) VALUES (gen_random_uuid(), 'notice', '${PEOPLE.ada.id}', 'password_changed')`;
    await expect(as('hana', notice)).rejects.toThrow(DENIED);
  });

  it('of a reset is in nobody’s sight', async () => {
    await givenReset('hana');
    for (const person of ['hana', 'ula', 'ada', 'he', 'qian'] as const)
      expect((await as(person, "SELECT id FROM account_link WHERE purpose = 'password_reset'")).rowCount).toBe(0);
  });
});

describe('roles and accounts', () => {
  const give = (id: string, role: string, organization = 'contoso') =>
    `INSERT INTO person_role (person_id, organization_id, role) VALUES ('${id}', '${idOf(organization as 'contoso')}', '${role}')`;
  it.each([
    ['hana', () => give(colleague, 'sales_agent')],
    ['bo', () => give(colleague, 'billing_admin')],
    ['ula', () => give(PEOPLE.ula.id, 'sales_agent')],
    ['ula', () => give(colleague, 'global_admin')],
    ['fei', () => give(colleague, 'billing_admin')],
    ['he', () => give(colleague, 'billing_admin')],
    ['qian', () => give(PEOPLE.lin.id, 'support_lead', 'operator')],
    ['ula', () => `UPDATE person SET disabled_at = now() WHERE id = '${other}'`],
  ] as const)('%s does not write past the rights', async (person, sql) => {
    await expect(as(person, sql())).rejects.toThrow(DENIED);
  });

  it.each([
    ['ula', () => `DELETE FROM person_role WHERE person_id = '${other}'`],
    ['ada', () => `DELETE FROM person_role WHERE person_id = '${PEOPLE.ada.id}'`],
    ['fei', () => `DELETE FROM person_role WHERE person_id = '${colleague}'`],
    ['ula', () => `UPDATE person SET disabled_at = now() WHERE id = '${PEOPLE.tina.id}'`],
    ['he', () => `UPDATE person SET disabled_at = now() WHERE id = '${PEOPLE.hana.id}'`],
  ] as const)('%s reaches nothing of it', async (person, sql) => {
    expect((await as(person, sql())).rowCount).toBe(0);
  });

  it('nobody disables oneself', async () => {
    for (const person of ['ula', 'ada', 'hana'] as const)
      await expect(
        as(person, `UPDATE person SET disabled_at = now() WHERE id = '${PEOPLE[person].id}'`),
      ).rejects.toThrow(DENIED);
  });

  it('roles that do not go together, or are another side’s, are held by nobody, whoever writes them', async () => {
    for (const [id, role, organization] of [
      [colleague, 'sales_agent', 'contoso'],
      [other, 'billing_admin', 'contoso'],
      [PEOPLE.qian.id, 'administrator', 'operator'],
      [PEOPLE.max.id, 'admin_agent', 'tailspin'],
    ] as const)
      await expect(ownerSql(give(id, role, organization))).rejects.toThrow('these roles do not go together');
  });

  it.each(['tina', 'he'] as const)(
    'the last who looks after an organization stays, whoever writes: %s',
    async (person) => {
      const { id } = PEOPLE[person];
      await expect(ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [id])).rejects.toThrow(
        'the last administrator stays',
      );
      await expect(ownerSql('DELETE FROM person_role WHERE person_id = $1', [id])).rejects.toThrow(
        'the last administrator stays',
      );
    },
  );

  it('signing out everywhere reaches own people alone, and no global admin but by one', async () => {
    const ended = async (person: PersonKey, id: string) =>
      (await as(person, 'SELECT end_sessions_of($1) AS count', [id])).rows[0]?.count;
    for (const id of [PEOPLE.hana.id, other, PEOPLE.tina.id])
      await ownerSql(
        "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at) VALUES ($1, $2, 60, now() + interval '1 hour')",
        [randomUUID(), id],
      );
    expect(await ended('ula', PEOPLE.hana.id)).toBeGreaterThan(0);
    expect([
      await ended('ula', other),
      await ended('ula', PEOPLE.tina.id),
      await ended('hana', PEOPLE.hana.id),
    ]).toEqual([0, 0, 0]);
    expect(await ended('ada', other)).toBeGreaterThan(0);
  });

  it('a password is read and changed by its owner’s own session alone', async () => {
    expect((await asRole('app', 'SELECT own_password() AS hash')).rows).toEqual([{ hash: null }]);
    await asRole('app', "SELECT change_own_password('x')");
    expect(await ownerSql("SELECT 1 FROM credential WHERE password_hash = 'x'")).toEqual([]);
  });

  it('no record is written of another’s people, or in another’s name', async () => {
    const record = (person: PersonKey, id: string, type: string) =>
      `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, record_type, record_id, audience, data, at)
       VALUES (gen_random_uuid(), 'x.y', 'person.disable', 'P19', '${PEOPLE[person].id}', '${idOf(PEOPLE[person].organization)}',
         '${idOf(PEOPLE[person].organization)}', '${type}', '${id}', 'partner', '{}', now())`;
    expect((await as('ula', record('ula', colleague, 'person'))).rowCount).toBe(1);
    await expect(as('ula', record('ada', colleague, 'person'))).rejects.toThrow(DENIED);
    await expect(as('ula', record('ula', PEOPLE.tina.id, 'person'))).rejects.toThrow(DENIED);
    await expect(as('hana', record('hana', colleague, 'person'))).rejects.toThrow(DENIED);
    await expect(as('fei', record('fei', colleague, 'person'))).rejects.toThrow(DENIED);
  });
});
