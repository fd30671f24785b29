import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { attachmentRow, draftFileRow, escalationRow, eventRow, messageRow, ownerInserts, personInserts } from './rows';

const REFUSED = { code: '42501' };
const AUDIENCES = ['operator', 'operator_partner', 'partner', 'partner_customer'] as const;
type Audience = (typeof AUDIENCES)[number];

const escalation = escalationRow('hana', 'tailspin', 'exchange');
const AUTHORS: Record<Audience, PersonKey> = {
  operator: 'lin',
  operator_partner: 'lin',
  partner: 'hana',
  partner_customer: 'hana',
};

const OPERATOR: Audience[] = ['operator', 'operator_partner'];
const PARTNER: Audience[] = ['operator_partner', 'partner', 'partner_customer'];

/** Who reads which messages of hana's escalation; everybody else none. */
const READERS: Partial<Record<PersonKey, Audience[]>> = {
  lin: OPERATOR,
  zhao: OPERATOR,
  qian: OPERATOR,
  hana: PARTNER,
  ada: PARTNER,
  tina: ['partner_customer'],
  serge: ['partner_customer'],
};

/** The record is also the operator's administrator's to audit; a customer has no page of it in this release. */
const EVENT_READERS: Partial<Record<PersonKey, Audience[]>> = {
  lin: OPERATOR,
  zhao: OPERATOR,
  qian: OPERATOR,
  he: OPERATOR,
  hana: PARTNER,
  ada: PARTNER,
};

useDatabase();
beforeAll(async () => {
  await personInserts('hana', 'escalation', escalation);
  for (const audience of AUDIENCES) {
    await personInserts(AUTHORS[audience], 'message', messageRow(AUTHORS[audience], escalation, audience));
    await ownerInserts('attachment', attachmentRow('bo', escalation, audience));
    await ownerInserts('event', eventRow(audience, escalation, null));
  }
});

const audiencesIn = async (table: string, person: PersonKey) => {
  const { rows } = await asRole<{ audience: Audience }>(
    'app',
    `SELECT audience FROM ${table} WHERE partner_id IS NOT NULL`,
    { person },
  );
  return rows.map((row) => row.audience).sort();
};

describe('the four audiences', () => {
  it.each(personKeys)('%s reads the messages and files meant for them', async (person) => {
    expect(await audiencesIn('message', person)).toEqual(READERS[person] ?? []);
    expect(await audiencesIn('attachment', person)).toEqual(READERS[person] ?? []);
  });

  it.each(personKeys)('%s reads the lines of the record meant for them', async (person) => {
    expect(await audiencesIn('event', person)).toEqual(EVENT_READERS[person] ?? []);
  });

  it('a person reads the acts of their own, whatever the audience', async () => {
    const act = { ...eventRow('operator', escalation, 'he'), partner_id: null, record_type: 'delivery_target' };
    await personInserts('he', 'event', act);
    const { rows } = await asRole('app', 'SELECT audience FROM event WHERE partner_id IS NULL', { person: 'he' });
    expect(rows).toEqual([{ audience: 'operator' }]);
  });

  it('the desk reads what the operator reads', async () => {
    const { rows } = await asRole<{ audience: Audience }>('worker', 'SELECT audience FROM message', { desk: true });
    expect(rows.map((row) => row.audience).sort()).toEqual(OPERATOR);
  });
});

describe('who writes for whom', () => {
  const writes = (author: PersonKey, audience: Audience, change = {}) =>
    personInserts(author, 'message', messageRow(author, escalation, audience, change));
  const MAY: [PersonKey, Audience][] = [
    ['lin', 'operator'],
    ['zhao', 'operator_partner'],
    ['hana', 'operator_partner'],
    ['ada', 'partner'],
    ['hana', 'partner_customer'],
  ];

  it.each(MAY)('%s may write for %s', async (author, audience) => {
    await expect(writes(author, audience)).resolves.toBeUndefined();
  });

  it.each([
    ['hana', 'operator'],
    ['lin', 'partner'],
    ['lin', 'partner_customer'],
    ['qian', 'operator'],
    ['he', 'operator_partner'],
    ['wu', 'operator'],
    ['sam', 'operator_partner'],
    ['fei', 'operator_partner'],
    ['fei', 'partner'],
    ['tina', 'partner_customer'],
    ['nora', 'partner'],
  ] as [PersonKey, Audience][])('%s may not write for %s', async (author, audience) => {
    await expect(writes(author, audience)).rejects.toMatchObject(REFUSED);
  });

  it("nobody writes in another's name or side", async () => {
    await expect(writes('hana', 'operator_partner', { author_id: PEOPLE.lin.id })).rejects.toMatchObject(REFUSED);
    await expect(writes('hana', 'operator_partner', { author_side: 'operator' })).rejects.toMatchObject(REFUSED);
  });

  it("nobody carries a message to another partner's escalation", async () => {
    await expect(writes('fei', 'operator_partner', { partner_id: ORGANIZATIONS.fabrikam.id })).rejects.toMatchObject({
      code: '23503',
    });
  });

  it('nobody changes or removes what was written', async () => {
    for (const sql of [
      "UPDATE message SET audience = 'partner_customer'",
      "UPDATE message SET body = 'x'",
      'DELETE FROM message',
    ])
      for (const person of ['lin', 'hana'] as const)
        await expect(asRole('app', sql, { person })).rejects.toMatchObject(REFUSED);
  });
});

describe('files', () => {
  const send = (id: string, audience: Audience) =>
    `UPDATE attachment SET escalation_id = '${escalation.id}', partner_id = '${escalation.partner_id}', customer_id = '${escalation.customer_id}',
       audience = '${audience}', draft_key = NULL WHERE id = '${id}'`;

  it("a waiting file is its uploader's alone", async () => {
    const file = draftFileRow('hana');
    await personInserts('hana', 'attachment', file);
    const seen = async (person: PersonKey) =>
      (await asRole('app', `SELECT id FROM attachment WHERE id = '${file.id}'`, { person })).rows;
    expect(await seen('hana')).toEqual([{ id: file.id }]);
    for (const person of personKeys.filter((key) => key !== 'hana')) expect(await seen(person)).toEqual([]);
    expect((await asRole('app', send(file.id, 'operator_partner'), { person: 'ada' })).rowCount).toBe(0);
    await expect(asRole('app', send(file.id, 'operator'), { person: 'hana' })).rejects.toMatchObject(REFUSED);
    expect((await asRole('app', send(file.id, 'partner'), { person: 'hana' })).rowCount).toBe(1);
  });

  it('a sent file is moved and removed by nobody', async () => {
    for (const person of ['bo', 'hana', 'lin'] as const) {
      expect(
        (
          await asRole('app', "UPDATE attachment SET audience = 'partner_customer' WHERE escalation_id IS NOT NULL", {
            person,
          })
        ).rowCount,
      ).toBe(0);
      expect((await asRole('app', 'DELETE FROM attachment WHERE escalation_id IS NOT NULL', { person })).rowCount).toBe(
        0,
      );
    }
    await asRole('worker', 'DELETE FROM attachment');
    expect(
      await ownerSql('SELECT count(*)::int AS count FROM attachment WHERE person_id = $1', [PEOPLE.bo.id]),
    ).toEqual([{ count: AUDIENCES.length }]);
  });
});
