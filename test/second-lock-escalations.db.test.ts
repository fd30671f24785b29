import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { escalationRow, personInserts } from './rows';

const REFUSED = { code: '42501' };
const escalation = escalationRow('hana', 'tailspin', 'exchange');

useDatabase();
beforeAll(async () => {
  await personInserts('hana', 'escalation', escalation);
});

const seenBy = async (person: PersonKey, table = 'escalation') =>
  (await asRole('app', `SELECT * FROM ${table} WHERE id = '${escalation.id}'`, { person })).rows;
const updatedBy = async (person: PersonKey, assignments: string) =>
  (await asRole('app', `UPDATE escalation SET ${assignments} WHERE id = '${escalation.id}'`, { person, undo: true }))
    .rowCount;

describe('P22: an escalation belongs to the partner that filed it', () => {
  const READERS: PersonKey[] = ['hana', 'ada', 'lin', 'zhao', 'qian'];
  const SUMMARY_READERS: PersonKey[] = ['tina', 'serge'];

  it.each(READERS)('%s reads it', async (person) => {
    expect(await seenBy(person)).toMatchObject([{ title: escalation.title, description: escalation.description }]);
  });

  it.each(personKeys.filter((key) => !READERS.includes(key)))('%s finds nothing', async (person) => {
    expect(await seenBy(person)).toEqual([]);
    expect((await asRole('app', 'SELECT count(*)::int AS count FROM escalation', { person })).rows).toEqual([
      { count: 0 },
    ]);
  });

  it.each(SUMMARY_READERS)('%s reads exactly what the customer may know', async (person) => {
    const rows = await seenBy(person, 'escalation_for_customer');
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'closed_at',
      'closing_message',
      'customer_id',
      'customer_summary',
      'filed_at',
      'id',
      'number',
      'partner_id',
      'resolved_at',
      'service_id',
      'state',
    ]);
    expect(rows[0]).toMatchObject({
      number: escalation.number,
      customer_summary: escalation.customer_summary,
      state: 'in_progress',
    });
  });

  it.each(personKeys.filter((key) => !SUMMARY_READERS.includes(key)))('%s reads no summary of it', async (person) => {
    expect(await seenBy(person, 'escalation_for_customer')).toEqual([]);
  });

  it('a partner delegated for the same service files its own, and neither sees the other', async () => {
    const other = escalationRow('fei', 'tailspin', 'exchange');
    await personInserts('fei', 'escalation', other);
    const ids = async (person: PersonKey, table: string) =>
      (await asRole<{ id: string }>('app', `SELECT id FROM ${table}`, { person })).rows.map((row) => row.id).sort();
    expect(await ids('fei', 'escalation')).toEqual([other.id]);
    expect(await ids('hana', 'escalation')).toEqual([escalation.id]);
    expect(await ids('tina', 'escalation_for_customer')).toEqual([escalation.id, other.id].sort());
    expect(await ids('lin', 'escalation')).toEqual([escalation.id, other.id].sort());
  });
});

describe('P12: what may be filed', () => {
  const files = (...given: Parameters<typeof escalationRow>) =>
    personInserts(given[0], 'escalation', escalationRow(...given));

  it.each([
    ['hana', 'tailspin', 'exchange', 'sold and delegated'],
    ['ada', 'wingtip', 'apps', 'sold, though suspended'],
    ['fei', 'tailspin', 'exchange', 'delegated, not sold'],
    ['nora', 'litware', 'apps', 'sold; delegation removed, in arrears'],
  ] as const)('%s may for %s, %s: %s', async (person, customer, service, _why) => {
    await expect(files(person, customer, service)).resolves.toBeUndefined();
  });

  it.each([
    ['fei', 'tailspin', 'sharepoint', 'neither sold nor delegated'],
    ['nora', 'litware', 'exchange', 'not sold, delegation removed'],
    ['hana', 'adatum', 'exchange', "another partner's customer"],
    ['fei', 'wingtip', 'exchange', "another partner's customer"],
    ['sam', 'tailspin', 'exchange', 'a sales agent'],
    ['bo', 'tailspin', 'exchange', 'a billing admin'],
    ['ula', 'tailspin', 'exchange', 'a user management admin'],
    ['tina', 'tailspin', 'exchange', 'a customer'],
    ['lin', 'tailspin', 'exchange', 'the operator'],
  ] as const)('%s may not for %s, %s: %s', async (person, customer, service, _why) => {
    await expect(files(person, customer, service)).rejects.toMatchObject(REFUSED);
    await expect(files(person, customer, service, { partner_id: ORGANIZATIONS.contoso.id })).rejects.toMatchObject(
      REFUSED,
    );
  });

  it.each([
    ['for another partner', { partner_id: ORGANIZATIONS.fabrikam.id }],
    ["in another's name", { filed_by_id: PEOPLE.ada.id }],
    ['with a severity set', { severity: 'A' }],
    ['in a later state', { state: 'resolved' }],
  ])('hana may not file %s', async (_, change) => {
    await expect(files('hana', 'tailspin', 'exchange', change)).rejects.toMatchObject(REFUSED);
  });

  it('removing the delegation ends what was only delegated, and not what was sold (P5)', async () => {
    const among = "customer_id = $1 AND service_id = 'exchange'";
    const removed = await ownerSql(`DELETE FROM delegation WHERE ${among} RETURNING *`, [ORGANIZATIONS.tailspin.id]);
    expect(removed).toHaveLength(2);
    await expect(files('fei', 'tailspin', 'exchange')).rejects.toMatchObject(REFUSED);
    await expect(files('hana', 'tailspin', 'exchange')).resolves.toBeUndefined();
    for (const row of removed)
      await ownerSql('INSERT INTO delegation SELECT * FROM jsonb_populate_record(NULL::delegation, $1)', [
        JSON.stringify(row),
      ]);
    await expect(files('fei', 'tailspin', 'exchange')).resolves.toBeUndefined();
  });
});

describe('P15, P21: who changes what of an escalation', () => {
  it('the operator sets severity and assignment; the partner does not', async () => {
    for (const change of [
      "severity = 'B'",
      "severity_reason = 'x'",
      `assignee_id = '${PEOPLE.lin.id}'`,
      'first_response_at = now()',
      "response_due_at = '2030-01-01'",
    ]) {
      expect(await updatedBy('lin', change)).toBe(1);
      await expect(updatedBy('hana', change)).rejects.toMatchObject(REFUSED);
    }
  });

  it('the partner closes the loop with its customer; the operator does not', async () => {
    for (const change of ['customer_told_at = now()', "closing_message = 'x'", "state = 'withdrawn'"]) {
      expect(await updatedBy('hana', change)).toBe(1);
      await expect(updatedBy('lin', change)).rejects.toMatchObject(REFUSED);
    }
    await expect(updatedBy('lin', "state = 'closed'")).rejects.toMatchObject(REFUSED);
  });

  it('nobody else changes any, and nobody what was filed', async () => {
    for (const person of ['fei', 'sam', 'tina', 'qian', 'he', 'wu', 'nora'] as const)
      expect(await updatedBy(person, "state = 'closed'")).toBe(0);
    for (const column of [
      'title',
      'description',
      'partner_id',
      'customer_id',
      'filed_by_id',
      'filed_at',
      'number',
      'customer_summary',
    ])
      await expect(updatedBy('hana', `${column} = ${column}`)).rejects.toMatchObject(REFUSED);
    await expect(asRole('app', 'DELETE FROM escalation', { person: 'hana' })).rejects.toMatchObject(REFUSED);
    await expect(asRole('worker', "UPDATE escalation SET state = 'closed'", { desk: true })).rejects.toMatchObject(
      REFUSED,
    );
  });

  it("the worker reads it as the operator's desk, and else not", async () => {
    const sql = `SELECT id FROM escalation WHERE id = '${escalation.id}'`;
    expect((await asRole('worker', sql, { desk: true })).rows).toEqual([{ id: escalation.id }]);
    expect((await asRole('worker', sql)).rows).toEqual([]);
    await expect(asRole('app', 'SELECT enter_as_desk()', { person: 'fei' })).rejects.toMatchObject(REFUSED);
  });

  it('an unknown id, a foreign one and a wrong session give the same empty answer (P19)', async () => {
    const at = (id: string) => `SELECT id FROM escalation WHERE id = '${id}'`;
    expect((await asRole('app', at(randomUUID()), { person: 'fei' })).rows).toEqual(
      (await asRole('app', at(escalation.id), { person: 'fei' })).rows,
    );
    expect((await asRole('app', at(escalation.id))).rows).toEqual([]);
    expect((await asRole('app', "SELECT * FROM enter('no such session')")).rows).toEqual([]);
  });
});
