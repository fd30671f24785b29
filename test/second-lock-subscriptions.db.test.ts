import { beforeAll, describe, expect, it } from 'vitest';
import { fixedId, ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { eventRow, personInserts } from './rows';
import { changeRequestRow } from './rows-subscriptions';

const REFUSED = { code: '42501' };
const E1 = fixedId(2, 1);
const ARCHIVING = fixedId(2, 2);
const PROPLUS = fixedId(2, 4);
const LITWARE = fixedId(2, 7);

useDatabase();

const set = (assignments: string, id: string) => `UPDATE subscription SET ${assignments} WHERE id = '${id}'`;
const changed = async (person: PersonKey, sql: string) => (await asRole('app', sql, { person })).rowCount;
const refused = (person: PersonKey, sql: string) =>
  expect(asRole('app', sql, { person })).rejects.toMatchObject(REFUSED);

describe('what the reseller of record itself may not, in SQL', () => {
  it('P9: a partner in arrears changes no quantity, up or down; it still renames and renews', async () => {
    await refused('nora', set('quantity = quantity + 1', LITWARE));
    await refused('nora', set('quantity = quantity - 1', LITWARE));
    expect(await changed('nora', set("friendly_name = 'Litware seats', auto_renew = true", LITWARE))).toBe(1);
    const up = await asRole<{ v: number | null }>(
      'app',
      `SELECT upgrade_subscription('${LITWARE}', 1, 'o365-e3', now()) AS v`,
      { person: 'nora' },
    );
    expect(up.rows).toEqual([{ v: null }]);
  });

  it('P8: no seats while suspended, no other day of suspension, no deletion, nothing back after 60 days', async () => {
    await refused('ada', set('quantity = 11', PROPLUS));
    await refused('ada', set("suspended_at = now() - interval '61 days'", PROPLUS));
    await refused('ada', set("status = 'deleted'", PROPLUS));
    await refused(
      'ada',
      set("status = 'suspended', suspended_at = now() - interval '59 days', suspension_reason = 'fraud'", E1),
    );
    await ownerSql(set("suspended_at = now() - interval '60 days'", PROPLUS));
    await refused('ada', set("status = 'active', suspended_at = NULL, suspension_reason = NULL", PROPLUS));
    await ownerSql(set("suspended_at = now() - interval '12 days'", PROPLUS));
  });

  it('P8: no add-on back before its parent', async () => {
    const suspended = "status = 'suspended', suspended_at = now(), suspension_reason = 'fraud'";
    const active = "status = 'active', suspended_at = NULL, suspension_reason = NULL";
    for (const id of [E1, ARCHIVING]) await ownerSql(set(suspended, id));
    await refused('ada', set(active, ARCHIVING));
    expect(await changed('ada', set(active, E1))).toBe(1);
    expect(await changed('ada', set(active, ARCHIVING))).toBe(1);
  });

  it('no fewer seats than are in use, no more than the offer takes', async () => {
    for (const quantity of [1, 10_000_001])
      await expect(asRole('app', set(`quantity = ${quantity}`, E1), { person: 'ada' })).rejects.toMatchObject({
        code: '23514',
      });
  });

  it('P6, P7: the one way to another offer is for whoever orders for the reseller of record', async () => {
    for (const person of personKeys.filter((key) => !['ada', 'sam'].includes(key))) {
      const sql = `SELECT upgrade_subscription('${fixedId(2, 3)}', 1, 'o365-e1', now()) AS v`;
      expect([person, (await asRole('app', sql, { person })).rows]).toEqual([person, [{ v: null }]]);
    }
  });
});

describe('P23: prices, in SQL', () => {
  it.each(personKeys)('%s reads the own partner costs, the operator who sets them all, or none', async (person) => {
    const { rows } = await asRole<{ partner_id: string }>('app', 'SELECT DISTINCT partner_id FROM offer_price', {
      person,
    });
    const everyPartners = await ownerSql('SELECT DISTINCT partner_id FROM offer_price');
    const sees: PersonKey[] = ['ada', 'bo', 'fei', 'nora'];
    const own = ORGANIZATIONS[PEOPLE[person].organization].id;
    const isSetting = person === 'he' || person === 'qian';
    expect(rows).toEqual(isSetting ? everyPartners : sees.includes(person) ? [{ partner_id: own }] : []);
  });

  it('no partner writes them', async () => {
    await refused('ada', 'UPDATE offer_price SET seat_month_cents = 1');
    await refused('bo', 'DELETE FROM offer_price');
  });
});

describe('change requests, in SQL', () => {
  const request = changeRequestRow();
  const SELLERS: PersonKey[] = ['ada', 'sam'];
  beforeAll(() => personInserts('tina', 'change_request', request));

  it.each(personKeys)('%s reads those of the own organization, or none', async (person) => {
    const { rows } = await asRole('app', 'SELECT id FROM change_request', { person });
    expect(rows).toEqual([...SELLERS, 'tina'].includes(person) ? [{ id: request.id }] : []);
  });

  it.each(['wendy', 'uma', 'max', 'ada', 'fei', 'lin'] as const)(
    '%s asks nothing in the name of Tailspin',
    async (person) => {
      await expect(
        personInserts(person, 'change_request', changeRequestRow({ requested_by_id: PEOPLE[person].id })),
      ).rejects.toMatchObject(REFUSED);
    },
  );

  it('a customer asks for itself, of the reseller of record alone, and answers nothing', async () => {
    await expect(
      personInserts('tina', 'change_request', changeRequestRow({ partner_id: ORGANIZATIONS.fabrikam.id })),
    ).rejects.toMatchObject({ code: '23503' });
    await expect(
      personInserts('tina', 'change_request', changeRequestRow({ requested_by_id: PEOPLE.uma.id })),
    ).rejects.toMatchObject(REFUSED);
    const answer = `answered_at = now(), answered_by_id = '${PEOPLE.tina.id}'`;
    await refused('tina', `UPDATE change_request SET state = 'executed', ${answer}`);
    await refused('tina', 'UPDATE change_request SET amended_quantity = 95');
    await refused('tina', 'UPDATE change_request SET wanted_quantity = 95');
  });

  it('a partner takes nothing back for its customer, answers in its own name, and leaves the wish as it was', async () => {
    await refused(
      'ada',
      `UPDATE change_request SET state = 'withdrawn', answered_at = now(), answered_by_id = '${PEOPLE.ada.id}'`,
    );
    await refused(
      'ada',
      `UPDATE change_request SET state = 'executed', answered_at = now(), answered_by_id = '${PEOPLE.sam.id}'`,
    );
    await refused('ada', 'UPDATE change_request SET wanted_quantity = 95');
    await refused('ada', "UPDATE change_request SET reason = 'Another'");
    await refused('ada', 'DELETE FROM change_request');
  });

  it('the record takes lines only from those who act, for those who read', async () => {
    const on = {
      id: request.id,
      number: '',
      partner_id: request.partner_id as string,
      customer_id: request.customer_id as string,
    };
    const line = (audience: string, actor: PersonKey) => ({
      ...eventRow(audience, on, actor),
      record_type: 'change_request',
    });
    await personInserts('tina', 'event', line('partner_customer', 'tina'));
    for (const audience of ['operator_partner_customer', 'partner', 'customer'])
      await expect(personInserts('tina', 'event', line(audience, 'tina'))).rejects.toMatchObject(REFUSED);
    for (const person of ['wendy', 'uma', 'hana', 'fei'] as const)
      await expect(personInserts(person, 'event', line('partner_customer', person))).rejects.toMatchObject(REFUSED);
    const ofSubscription = { ...line('operator_partner_customer', 'tina'), record_type: 'subscription', record_id: E1 };
    await expect(personInserts('tina', 'event', ofSubscription)).rejects.toMatchObject(REFUSED);
  });
});
