import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { draftFileRow, escalationRow, ownerInserts, personInserts } from './rows';
import { caseEventRow, caseFileRow, caseMessageRow, caseRow } from './rows-cases';

const REFUSED = { code: '42501' };
const raised = caseRow('max', 'contoso', { service_id: 'exchange' });
const tinas = caseRow('tina', 'contoso');
const AUDIENCES = ['partner', 'partner_customer'] as const;

/** Who reads of max's case what is for the partner only, and what is for partner and customer. */
const READERS: Partial<Record<PersonKey, readonly string[]>> = {
  hana: AUDIENCES,
  ada: AUDIENCES,
  tina: ['partner_customer'],
  serge: ['partner_customer'],
  max: ['partner_customer'],
};

useDatabase();
beforeAll(async () => {
  await personInserts('max', 'customer_case', raised);
  await personInserts('tina', 'customer_case', tinas);
  for (const audience of AUDIENCES) {
    await personInserts('hana', 'message', caseMessageRow('hana', raised, audience));
    await ownerInserts('attachment', caseFileRow('bo', raised, audience));
    await ownerInserts('event', caseEventRow(audience, raised, null));
  }
});

const rowsOf = async (person: PersonKey, sql: string) => (await asRole('app', sql, { person })).rows;

describe('P4, P19: nobody but the two sides reads a case', () => {
  it.each(personKeys)('%s reads the cases that are theirs', async (person) => {
    const rows = await rowsOf(person, 'SELECT number FROM customer_case');
    const both = ['hana', 'ada', 'tina', 'serge'].includes(person);
    const own = person === 'max' ? [raised.number] : [];
    expect(rows.map((row) => row.number).sort()).toEqual(both ? [raised.number, tinas.number].sort() : own);
  });

  it.each(personKeys)('%s reads the messages, files and lines of it that are meant for them', async (person) => {
    for (const [table, column] of [
      ['message', 'case_id'],
      ['attachment', 'case_id'],
      ['event', 'record_id'],
    ]) {
      const rows = await rowsOf(person, `SELECT audience FROM ${table} WHERE ${column}::text = '${raised.id}'`);
      expect([table, rows.map((row) => row.audience).sort()]).toEqual([table, READERS[person] ?? []]);
    }
  });

  it('the desk and the worker read nothing of it', async () => {
    for (const table of ['customer_case', 'case_escalation'])
      await expect(asRole('worker', `SELECT * FROM ${table}`, { desk: true })).rejects.toMatchObject(REFUSED);
    for (const table of ['message', 'attachment'])
      expect((await asRole('worker', `SELECT * FROM ${table}`, { desk: true })).rows).toEqual([]);
  });

  it('nothing of a case can be addressed to the operator, not even by the owner', async () => {
    for (const audience of ['operator', 'operator_partner'])
      await expect(ownerInserts('message', caseMessageRow('hana', raised, audience))).rejects.toMatchObject({
        code: '23514',
      });
    await expect(ownerInserts('attachment', caseFileRow('hana', raised, 'operator_partner'))).rejects.toMatchObject({
      code: '23514',
    });
  });
});

describe('who raises a case, and with whom', () => {
  it.each(['max', 'tina', 'serge'] as const)('%s may', async (person) => {
    await expect(personInserts(person, 'customer_case', caseRow(person, 'contoso'))).resolves.toBeUndefined();
  });

  it.each(['uma', 'mei', 'hana', 'lin'] as const)('%s may not', async (person) => {
    const row = { ...caseRow('max', 'contoso'), opened_by_id: PEOPLE[person].id };
    await expect(personInserts(person, 'customer_case', row)).rejects.toMatchObject(REFUSED);
  });

  it("not in another's name, for another customer, or with another beginning", async () => {
    const insert = (change: object) =>
      personInserts('max', 'customer_case', { ...caseRow('max', 'contoso'), ...change });
    await expect(insert({ opened_by_id: PEOPLE.tina.id })).rejects.toMatchObject(REFUSED);
    await expect(insert({ customer_id: ORGANIZATIONS.wingtip.id })).rejects.toMatchObject(REFUSED);
    await expect(insert({ state: 'closed', turn: 'nobody' })).rejects.toMatchObject(REFUSED);
  });

  it('only with a partner that serves the customer, and the service', async () => {
    const insert = (partner: 'fabrikam' | 'northwind', service: string | null) =>
      personInserts('max', 'customer_case', caseRow('max', partner, { service_id: service }));
    await expect(insert('northwind', null)).rejects.toMatchObject(REFUSED);
    await expect(insert('fabrikam', 'sharepoint')).rejects.toMatchObject(REFUSED);
    await expect(insert('fabrikam', 'exchange')).resolves.toBeUndefined();
  });
});

describe('who writes in it', () => {
  const writes = (author: PersonKey, audience: string, change = {}) =>
    personInserts(author, 'message', caseMessageRow(author, raised, audience, change));

  it.each([
    ['max', 'partner_customer'],
    ['tina', 'partner_customer'],
    ['hana', 'partner_customer'],
    ['ada', 'partner'],
  ] as [PersonKey, string][])('%s may write for %s', async (author, audience) => {
    await expect(writes(author, audience)).resolves.toBeUndefined();
  });

  it.each([
    ['max', 'partner'],
    ['tina', 'partner'],
    ['uma', 'partner_customer'],
    ['sam', 'partner_customer'],
    ['fei', 'partner_customer'],
    ['wendy', 'partner_customer'],
    ['lin', 'partner_customer'],
  ] as [PersonKey, string][])('%s may not write for %s', async (author, audience) => {
    await expect(writes(author, audience)).rejects.toMatchObject(REFUSED);
  });

  it("a member writes in no case of a colleague's", async () => {
    await expect(
      personInserts('max', 'message', caseMessageRow('max', tinas, 'partner_customer')),
    ).rejects.toMatchObject(REFUSED);
  });

  it('a customer takes no case to where only the partner may', async () => {
    const to = (state: string, turn: string) =>
      asRole(
        'app',
        `UPDATE customer_case SET state = '${state}', turn = '${turn}', version = version + 1 WHERE id = '${raised.id}'`,
        {
          person: 'max',
          undo: true,
        },
      );
    await expect(to('resolved', 'customer')).rejects.toMatchObject(REFUSED);
    expect((await to('closed', 'nobody')).rowCount).toBe(1);
  });

  it('nobody changes what was said when it was raised', async () => {
    for (const column of ['title', 'description', 'partner_id', 'opened_by_id'])
      await expect(
        asRole('app', `UPDATE customer_case SET ${column} = ${column}`, { person: 'hana' }),
      ).rejects.toMatchObject(REFUSED);
  });

  it('events of a case are recorded by its two sides alone', async () => {
    await expect(
      personInserts('max', 'event', caseEventRow('partner_customer', raised, 'max')),
    ).resolves.toBeUndefined();
    await expect(personInserts('hana', 'event', caseEventRow('partner', raised, 'hana'))).resolves.toBeUndefined();
    for (const [person, audience] of [
      ['max', 'partner'],
      ['fei', 'partner_customer'],
      ['lin', 'partner_customer'],
      ['wendy', 'partner_customer'],
    ] as const)
      await expect(personInserts(person, 'event', caseEventRow(audience, raised, person))).rejects.toMatchObject(
        REFUSED,
      );
  });
});

describe('files', () => {
  const send = (id: string, audience: string) =>
    `UPDATE attachment SET case_id = '${raised.id}', partner_id = '${raised.partner_id}', customer_id = '${raised.customer_id}',
       audience = '${audience}', draft_key = NULL WHERE id = '${id}'`;

  it("a customer's waiting file goes with its own case, for partner and customer", async () => {
    const file = draftFileRow('max');
    await personInserts('max', 'attachment', file);
    await expect(asRole('app', send(file.id, 'partner'), { person: 'max' })).rejects.toMatchObject(REFUSED);
    expect((await asRole('app', send(file.id, 'partner_customer'), { person: 'tina' })).rowCount).toBe(0);
    expect((await asRole('app', send(file.id, 'partner_customer'), { person: 'max' })).rowCount).toBe(1);
  });

  it('goes along with an escalation only from its own case, as the file that it is', async () => {
    const escalation = escalationRow('hana', 'tailspin', 'exchange');
    await personInserts('hana', 'escalation', escalation);
    const source = caseFileRow('bo', raised, 'partner_customer');
    await ownerInserts('attachment', source);
    const { case_id: _, ...bytes } = source;
    const along = (change: object = {}) =>
      personInserts('hana', 'attachment', {
        ...bytes,
        id: crypto.randomUUID(),
        person_id: PEOPLE.hana.id,
        source_id: source.id,
        escalation_id: escalation.id,
        audience: 'operator_partner',
        ...change,
      });
    await expect(along()).rejects.toMatchObject(REFUSED);
    await personInserts('hana', 'case_escalation', {
      escalation_id: escalation.id,
      case_id: raised.id,
      partner_id: raised.partner_id,
      customer_id: raised.customer_id,
      created_at: '2026-11-20T03:00:00Z',
    });
    await expect(along({ storage_key: 'aa/another' })).rejects.toMatchObject(REFUSED);
    await expect(along({ source_id: null })).rejects.toThrow();
    await expect(along()).resolves.toBeUndefined();
    const [copy] = await rowsOf('lin', `SELECT name FROM attachment WHERE escalation_id = '${escalation.id}'`);
    expect(copy).toEqual({ name: 'case-trace.txt' });
    expect(await rowsOf('lin', 'SELECT * FROM case_escalation')).toEqual([]);
    expect(await rowsOf('fei', 'SELECT * FROM case_escalation')).toEqual([]);
    // P22: who raised the case sees what became of it, and no more than the summary.
    expect(await rowsOf('max', 'SELECT number FROM escalation_for_customer')).toEqual([{ number: escalation.number }]);
    expect(await rowsOf('max', 'SELECT * FROM escalation')).toEqual([]);
    expect(await rowsOf('uma', 'SELECT number FROM escalation_for_customer')).toEqual([]);
  });

  it('no unsent file takes the bytes of another', async () => {
    const [sent] = await ownerSql<{ storage_key: string }>('SELECT storage_key FROM attachment LIMIT 1');
    const thief = { ...draftFileRow('max'), storage_key: sent?.storage_key ?? '' };
    await expect(personInserts('max', 'attachment', thief)).rejects.toMatchObject({ code: '23505' });
  });
});
