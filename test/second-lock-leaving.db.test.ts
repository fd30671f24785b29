import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql, signIn, useDatabase } from './database';
import { escalationRow, personInserts } from './rows';

useDatabase();

const REFUSED = { code: '42501' };
const idOf = (organization: OrganizationKey) => ORGANIZATIONS[organization].id;
const PAIR = [idOf('tailspin'), idOf('fabrikam')];
const ended = (person: PersonKey, customer: OrganizationKey, partner: OrganizationKey) =>
  asRole<{ why: string | null }>('app', 'SELECT end_relation($1, $2, now()) AS why', {
    person,
    values: [idOf(customer), idOf(partner)],
  }).then(({ rows }) => rows[0]?.why);

describe('P5 in SQL: the end of a relation', () => {
  it('is for the two global administrators, and not while a subscription lives', async () => {
    const tried = ['uma', 'serge', 'max', 'wendy', 'hana', 'sam', 'bo', 'nora', 'he', 'lin'] as const;
    for (const person of tried)
      expect([person, await ended(person, 'tailspin', 'fabrikam')]).toEqual([person, 'not_found']);
    expect(await ended('tina', 'tailspin', 'contoso')).toBe('subscriptions_left');
    expect(await ended('ada', 'tailspin', 'contoso')).toBe('subscriptions_left');
  });

  it('nobody writes the table itself', async () => {
    for (const person of ['tina', 'fei', 'ada', 'he'] as const) {
      await expect(asRole('app', 'UPDATE relation SET ended_at = now()', { person })).rejects.toMatchObject(REFUSED);
      await expect(asRole('app', 'DELETE FROM relation', { person })).rejects.toMatchObject(REFUSED);
    }
  });

  it('hides the relation from everybody, and takes its delegations and what could be written under them', async () => {
    expect(await ended('fei', 'tailspin', 'fabrikam')).toBeNull();
    for (const person of ['tina', 'fei', 'he'] as const) {
      const { rows } = await asRole('app', 'SELECT FROM relation WHERE customer_id = $1 AND partner_id = $2', {
        person,
        values: PAIR,
      });
      expect([person, rows]).toEqual([person, []]);
    }
    expect(await ownerSql('SELECT FROM delegation WHERE customer_id = $1 AND partner_id = $2', PAIR)).toEqual([]);
    await expect(
      personInserts('fei', 'escalation', escalationRow('fei', 'tailspin', 'exchange')),
    ).rejects.toMatchObject(REFUSED);
    await expect(
      personInserts('tina', 'delegation', {
        customer_id: idOf('tailspin'),
        partner_id: idOf('fabrikam'),
        service_id: 'teams',
      }),
    ).rejects.toMatchObject(REFUSED);
    const { rows } = await asRole('app', 'SELECT name FROM organization WHERE id = $1', {
      person: 'fei',
      values: [idOf('tailspin')],
    });
    expect(rows).toEqual([{ name: 'Tailspin Toys' }]);
  });

  it('a relation inserted anew by who may lives again', async () => {
    await ownerSql('INSERT INTO relation (customer_id, partner_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', PAIR);
    const { rows } = await asRole('app', 'SELECT FROM relation WHERE customer_id = $1 AND partner_id = $2', {
      person: 'fei',
      values: PAIR,
    });
    expect(rows).toHaveLength(1);
  });
});

describe('P8, P19 in SQL: leaving', () => {
  it('off-boarding is for the operator’s administrator, and not while a subscription lives', async () => {
    const off = async (person: PersonKey) =>
      (
        await asRole<{ why: string | null }>('app', 'SELECT off_board_customer($1, false, now()) AS why', {
          person,
          values: [idOf('tailspin')],
          undo: true,
        })
      ).rows[0]?.why;
    for (const person of ['lin', 'zhao', 'qian', 'ada', 'fei', 'tina'] as const)
      expect([person, await off(person)]).toEqual([person, 'not_found']);
    expect(await off('he')).toBe('subscriptions_left');
    const { rows } = await asRole('app', 'SELECT * FROM customers_to_off_board()', { person: 'ada' });
    expect(rows).toEqual([]);
  });

  it('a pseudonym is given by one’s own global administrator, to somebody else who was disabled', async () => {
    const erase = async (person: PersonKey, who: PersonKey) =>
      (
        await asRole<{ why: string | null }>('app', 'SELECT erase_person($1, now()) AS why', {
          person,
          values: [PEOPLE[who].id],
          undo: true,
        })
      ).rows[0]?.why;
    expect(await erase('ada', 'hana')).toBe('not_disabled');
    expect(await erase('ada', 'ada')).toBe('not_found');
    for (const person of ['fei', 'he', 'tina', 'ula', 'hana'] as const)
      expect([person, await erase(person, 'sam')]).toEqual([person, 'not_found']);
    await expect(asRole('app', 'UPDATE person SET erased_at = now()', { person: 'ada' })).rejects.toMatchObject(
      REFUSED,
    );
  });

  it('what only the two functions do, nobody else calls', async () => {
    for (const call of [
      `erase_own_rows(ARRAY['${PEOPLE.hana.id}']::uuid[], now())`,
      `erase_words('${idOf('contoso')}', '{}', true)`,
    ])
      await expect(asRole('app', `SELECT ${call}`, { person: 'he' })).rejects.toMatchObject(REFUSED);
  });

  it('who was disabled meanwhile records nothing more, in a transaction that began before', async () => {
    const { sessionHash } = await signIn('serge');
    const client = new Client({ connectionString: process.env.DATABASE_APP_URL });
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT enter($1)', [sessionHash]);
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.serge.id]);
    const draft =
      "INSERT INTO draft (person_id, key, kind, subject, fields, updated_at) VALUES (ctx_person(), gen_random_uuid(), 'message', 'x', '{}', now())";
    await expect(client.query(draft)).rejects.toMatchObject(REFUSED);
    await client.end();
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.serge.id]);
  });
});

describe('P20 in SQL: the record', () => {
  it('shows its own organization’s acts to those who search it, and no other’s', async () => {
    const seen = async (person: PersonKey) =>
      (
        await asRole<{ count: number }>(
          'app',
          'SELECT count(*)::int AS count FROM event WHERE actor_organization_id = ctx_record_reader()',
          { person },
        )
      ).rows[0]?.count;
    for (const person of ['hana', 'lin', 'uma', 'max', 'sam', 'zhao'] as const)
      expect([person, await seen(person)]).toEqual([person, 0]);
  });
});
