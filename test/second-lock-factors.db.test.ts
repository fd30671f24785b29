import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { givenPasskey, givenRecoveryCode, givenRequirement, givenTotp } from './rows-factors';

useDatabase();
const DENIED = /permission denied|row-level security/;
const TABLES = ['totp_factor', 'passkey'] as const;

beforeAll(async () => {
  await givenTotp('hana');
  await givenRecoveryCode('hana', 'ABCDABCDABCDABCD');
  await givenPasskey('hana', 'A key of hana');
});

/** A session that has shown a password and no factor. */
async function pendingSession(person: PersonKey): Promise<string> {
  const hash = hashOf(newSecret());
  await ownerSql(
    "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at) VALUES ($1, $2, 60, now() + interval '1 hour')",
    [hash, PEOPLE[person].id],
  );
  return hash;
}
const enters = async (hash: string) => (await asRole('app', `SELECT * FROM enter('${hash}')`)).rows.length === 1;

describe('a session', () => {
  it('is nobody while its person has a factor that it has not shown', async () => {
    expect(await enters(await pendingSession('hana'))).toBe(false);
    expect(await enters(await pendingSession('sam'))).toBe(true);
  });

  it('is nobody from the moment on that a role of its person requires a factor', async () => {
    const hash = await pendingSession('zhao');
    expect(await enters(hash)).toBe(true);
    await givenRequirement('support_lead');
    expect(await enters(hash)).toBe(false);
    await ownerSql("DELETE FROM factor_requirement WHERE role = 'support_lead'");
    expect(await enters(hash)).toBe(true);
  });

  it('is not marked by a statement of the application, only by a factor that is used up', async () => {
    const hash = await pendingSession('sam');
    const as = { person: 'sam' } as const;
    await expect(asRole('app', `UPDATE session SET factor_at = now() WHERE id_hash = '${hash}'`, as)).rejects.toThrow(
      DENIED,
    );
    await expect(
      asRole('app', `UPDATE session SET confirmed_at = now() WHERE id_hash = '${hash}'`, as),
    ).rejects.toThrow(DENIED);
    await expect(
      asRole(
        'app',
        `INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, factor_at) VALUES ('${'a'.repeat(64)}', '${PEOPLE.hana.id}', 60, now() + interval '1 hour', now())`,
      ),
    ).rejects.toThrow(DENIED);
  });

  it('is not made into one that has shown a factor by another session of the same person that has not', async () => {
    const made = hashOf(newSecret());
    await asRole(
      'app',
      `INSERT INTO session (id_hash, person_id, idle_minutes, ends_at) VALUES ('${made}', '${PEOPLE.hana.id}', 60, now() + interval '1 hour')`,
    );
    expect(await enters(made)).toBe(false);
  });

  it('that its person starts for a job goes on under what the person has shown', async () => {
    const made = hashOf(newSecret());
    await asRole(
      'app',
      `INSERT INTO session (id_hash, person_id, idle_minutes, ends_at) VALUES ('${made}', '${PEOPLE.hana.id}', 60, now() + interval '1 hour')`,
      { person: 'hana' },
    );
    expect(await enters(made)).toBe(true);
  });
});

describe('factors', () => {
  it.each(TABLES)('%s: are read by their person alone', async (table) => {
    const count = async (person: PersonKey) => (await asRole('app', `SELECT id FROM ${table}`, { person })).rows.length;
    expect(await count('hana')).toBe(1);
    for (const person of ['ada', 'ula', 'fei', 'he', 'qian', 'tina'] as const)
      expect([person, await count(person)]).toEqual([person, 0]);
  });

  it('let nobody read the hash of a recovery code, nor bring a used one back', async () => {
    await expect(asRole('app', 'SELECT code_hash FROM recovery_code', { person: 'hana' })).rejects.toThrow(DENIED);
    await expect(asRole('app', 'UPDATE recovery_code SET used_at = NULL', { person: 'hana' })).rejects.toThrow(DENIED);
  });

  it('are made for nobody else, and not confirmed by being inserted', async () => {
    const insert = (owner: PersonKey, person: PersonKey) =>
      asRole(
        'app',
        `INSERT INTO totp_factor (id, person_id, sealed_seed, begun_by) VALUES ('${randomUUID()}', '${PEOPLE[owner].id}', 'v1.a.b.c', ctx_session())`,
        { person, undo: true },
      );
    await expect(insert('hana', 'ada')).rejects.toThrow(DENIED);
    await insert('sam', 'sam');
    const confirmed = `INSERT INTO totp_factor (id, person_id, sealed_seed, confirmed_at) VALUES ('${randomUUID()}', '${PEOPLE.sam.id}', 'v1.a.b.c', now())`;
    await expect(asRole('app', confirmed, { person: 'sam' })).rejects.toThrow(DENIED);
    await expect(asRole('app', 'UPDATE totp_factor SET last_step = 0', { person: 'hana' })).rejects.toThrow(DENIED);
    await expect(
      asRole(
        'app',
        `INSERT INTO passkey (id, person_id, credential_id, public_key, name) VALUES ('${randomUUID()}', '${PEOPLE.hana.id}', 'x', 'y', 'z')`,
        { person: 'ada' },
      ),
    ).rejects.toThrow(DENIED);
  });

  it('keep a seed sealed: none rests in the clear', async () => {
    await expect(
      ownerSql('INSERT INTO totp_factor (id, person_id, sealed_seed, confirmed_at) VALUES ($1, $2, $3, now())', [
        randomUUID(),
        PEOPLE.bo.id,
        'JBSWY3DPEHPK3PXP',
      ]),
    ).rejects.toThrow(/sealed_seed/);
  });
});

describe('between password and factor', () => {
  const pending = (hash: string, sql: string) => asRole('app', sql, { first: `SELECT enter_pending('${hash}')` });

  it('nothing is open but the own factors', async () => {
    const hash = await pendingSession('hana');
    for (const table of [
      'person',
      'session',
      'draft',
      'notification_preference',
      'organization',
      'event',
      'recovery_code',
    ])
      expect([table, (await pending(hash, `SELECT 1 FROM ${table}`)).rows.length]).toEqual([
        table,
        table === 'recovery_code' ? 1 : 0,
      ]);
    expect((await pending(hash, 'SELECT 1 FROM totp_factor')).rows.length).toBe(1);
  });

  it('who has a factor cannot put another in its place', async () => {
    const hash = await pendingSession('hana');
    const fresh = randomUUID();
    const insert = `INSERT INTO totp_factor (id, person_id, sealed_seed, begun_by) VALUES ('${fresh}', '${PEOPLE.hana.id}', 'v1.a.b.c', '${hash}')`;
    await expect(pending(hash, insert)).rejects.toThrow(DENIED);
    await ownerSql(insert);
    const answers = await pending(hash, `SELECT confirm_totp('${hash}', '${fresh}', 1) AS done`);
    expect(answers.rows).toEqual([{ done: false }]);
    const removed = (await pending(hash, 'DELETE FROM totp_factor RETURNING id')).rows;
    expect(removed).toEqual([]);
  });

  it('a step of time counts once, and a recovery code once', async () => {
    const [factor] = await ownerSql<{ id: string }>(
      'SELECT id FROM totp_factor WHERE person_id = $1 AND confirmed_at IS NOT NULL',
      [PEOPLE.hana.id],
    );
    const pass = async (call: string) =>
      (await asRole<{ passed: boolean }>('app', `SELECT ${call} AS passed`)).rows[0]?.passed;
    const [one, two] = [await pendingSession('hana'), await pendingSession('hana')];
    expect(await pass(`pass_totp('${one}', '${factor?.id}', 100)`)).toBe(true);
    expect(await pass(`pass_totp('${two}', '${factor?.id}', 100)`)).toBe(false);
    expect(await pass(`pass_totp('${two}', '${factor?.id}', 99)`)).toBe(false);
    expect([await enters(one), await enters(two)]).toEqual([true, false]);
    const hash = hashOf(`${PEOPLE.hana.id}:ABCDABCDABCDABCD`);
    expect(await pass(`pass_recovery_code('${await pendingSession('sam')}', '${hash}')`)).toBe(false);
    expect(await pass(`pass_recovery_code('${two}', '${hash}')`)).toBe(true);
    expect(await pass(`pass_recovery_code('${await pendingSession('hana')}', '${hash}')`)).toBe(false);
  });
});

describe('a requirement', () => {
  const require = (person: PersonKey, organization: keyof typeof ORGANIZATIONS, role: string) =>
    asRole(
      'app',
      `INSERT INTO factor_requirement (organization_id, role, set_by_id, set_at) VALUES ('${ORGANIZATIONS[organization].id}', '${role}', '${PEOPLE[person].id}', now())`,
      { person, undo: true },
    );

  it('is set by the operator’s administrator for its own and its partners’ roles, by a customer’s for its own', async () => {
    await require('he', 'operator', 'administrator');
    await require('he', 'operator', 'global_admin');
    await require('tina', 'tailspin', 'member');
    for (const [person, organization, role] of [
      ['he', 'operator', 'member'],
      ['he', 'tailspin', 'member'],
      ['lin', 'operator', 'administrator'],
      ['ada', 'contoso', 'global_admin'],
      ['ada', 'operator', 'global_admin'],
      ['tina', 'wingtip', 'member'],
      ['tina', 'tailspin', 'administrator'],
      ['serge', 'tailspin', 'member'],
    ] as const)
      await expect(require(person, organization, role)).rejects.toThrow(DENIED);
  });

  it('of a customer holds for its own people and nobody else’s', async () => {
    await ownerSql(
      "INSERT INTO factor_requirement (organization_id, role, set_by_id, set_at) VALUES ($1, 'global_administrator', $2, now())",
      [ORGANIZATIONS.tailspin.id, PEOPLE.tina.id],
    );
    expect([await enters(await pendingSession('tina')), await enters(await pendingSession('wendy'))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('factors of somebody else', () => {
  const reset = (person: PersonKey, target: PersonKey) =>
    asRole('app', `SELECT reset_factors('${PEOPLE[target].id}')`, { person, undo: true });

  it('are reset by who looks after the person, of a global admin by a global admin alone, and by nobody of oneself', async () => {
    await givenPasskey('ada', 'A key of ada');
    await reset('ula', 'hana');
    await reset('ada', 'hana');
    for (const [person, target] of [
      ['ula', 'ada'],
      ['ada', 'ada'],
      ['hana', 'ada'],
      ['sam', 'hana'],
      ['fei', 'hana'],
      ['he', 'hana'],
      ['tina', 'hana'],
    ] as const)
      await expect(reset(person, target)).rejects.toThrow(/by who looks after the person/);
  });
});
