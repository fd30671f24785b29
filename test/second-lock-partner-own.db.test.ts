import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from './cast';
import { asRole, useDatabase } from './database';
import { personInserts } from './rows';
import { fillPartners } from './rows-partner';

const REFUSED = { code: '42501' };
const [CONTOSO, TAILSPIN] = [ORGANIZATIONS.contoso.id, ORGANIZATIONS.tailspin.id];

useDatabase();
beforeAll(async () => {
  await fillPartners();
});

const changed = async (person: PersonKey, sql: string) => (await asRole('app', sql, { person })).rowCount;
const refused = (person: PersonKey, sql: string) =>
  expect(asRole('app', sql, { person })).rejects.toMatchObject(REFUSED);

describe('profile and roster, in SQL', () => {
  it('P11: a global admin writes the own support profile and nothing else of the organization', async () => {
    const set = (what: string) => `UPDATE organization SET ${what}`;
    expect(await changed('ada', set("support_hours = '24 h', support_version = support_version + 1"))).toBe(1);
    for (const person of ['sam', 'hana', 'bo', 'ula', 'tina', 'lin'] as const)
      expect(await changed(person, set("support_hours = 'never'"))).toBe(0);
    for (const what of [
      'in_arrears_since = NULL',
      "name = 'Another'",
      'advanced_agreement = true',
      "kind = 'operator'",
    ])
      await refused('nora', set(what));
  });

  it('the roster is arranged by admin agents and global admins, of own people alone', async () => {
    const shift = (partner: string, person: string) => ({
      id: randomUUID(),
      partner_id: partner,
      person_id: person,
      weekday: 3,
      starts_minute: 30,
      minutes: 60,
    });
    for (const person of ['sam', 'hana', 'fei', 'tina', 'lin'] as const)
      await expect(personInserts(person, 'duty_shift', shift(CONTOSO, PEOPLE.hana.id))).rejects.toMatchObject(REFUSED);
    await expect(personInserts('ada', 'duty_shift', shift(CONTOSO, PEOPLE.fei.id))).rejects.toMatchObject({
      code: '23503',
    });
    await personInserts('ada', 'duty_shift', shift(CONTOSO, PEOPLE.hana.id));
    expect(await changed('hana', 'DELETE FROM duty_shift')).toBe(0);
    expect(await changed('hana', "UPDATE duty_roster SET time_zone = 'UTC'")).toBe(0);
  });
});

describe('the record, in SQL', () => {
  const line = (by: PersonKey, change: object) => ({
    id: randomUUID(),
    name: 'x.happened',
    action: 'x',
    rule: 'P19',
    actor_id: PEOPLE[by].id,
    actor_organization_id: ORGANIZATIONS[PEOPLE[by].organization].id,
    data: '{}',
    at: new Date().toISOString(),
    ...change,
  });
  const customer = { partner_id: CONTOSO, customer_id: TAILSPIN, record_type: 'customer', record_id: TAILSPIN };

  it('takes a line on a customer from the partner whose it is, for that partner alone', async () => {
    await personInserts('sam', 'event', line('sam', { ...customer, audience: 'partner' }));
    for (const audience of ['operator_partner', 'partner_customer', 'operator_partner_customer'])
      await expect(personInserts('sam', 'event', line('sam', { ...customer, audience }))).rejects.toMatchObject(
        REFUSED,
      );
    for (const person of ['fei', 'bo', 'tina', 'lin'] as const)
      await expect(
        personInserts(person, 'event', line(person, { ...customer, audience: 'partner' })),
      ).rejects.toMatchObject(REFUSED);
    const of = async (person: PersonKey) =>
      (await asRole('app', "SELECT FROM event WHERE record_type = 'customer'", { person })).rowCount;
    expect([await of('hana'), await of('fei'), await of('tina'), await of('he'), await of('bo')]).toEqual([
      1, 0, 0, 0, 0,
    ]);
  });

  it('of a relation takes a line from the customer that accepts it alone', async () => {
    const relation = (customerId: string, by: PersonKey) =>
      line(by, {
        partner_id: CONTOSO,
        customer_id: customerId,
        record_type: 'relation',
        record_id: `${customerId}:${CONTOSO}`,
        audience: 'operator_partner_customer',
      });
    await personInserts('tina', 'event', relation(TAILSPIN, 'tina'));
    for (const person of ['wendy', 'uma', 'ada', 'lin'] as const)
      await expect(personInserts(person, 'event', relation(TAILSPIN, person))).rejects.toMatchObject(REFUSED);
  });
});
