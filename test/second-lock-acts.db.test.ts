import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { escalationRow, eventRow, personInserts } from './rows';

const REFUSED = { code: '42501' };
const escalation = escalationRow('hana', 'tailspin', 'exchange');
const foreign = escalationRow('fei', 'adatum', 'exchange');

useDatabase();
beforeAll(async () => {
  await personInserts('hana', 'escalation', escalation);
  await personInserts('fei', 'escalation', foreign);
});

const stands = (assignments: string) => ownerSql(`UPDATE escalation SET ${assignments} WHERE id = $1`, [escalation.id]);
const updatedBy = async (person: PersonKey, assignments: string) =>
  (await asRole('app', `UPDATE escalation SET ${assignments} WHERE id = '${escalation.id}'`, { person, undo: true }))
    .rowCount;

const STATES = ['submitted', 'in_triage', 'in_progress', 'waiting_for_partner', 'resolved', 'closed', 'withdrawn'];
const PARTNERS: Record<string, string[]> = {
  submitted: ['withdrawn'],
  in_triage: ['withdrawn'],
  in_progress: ['withdrawn'],
  waiting_for_partner: ['in_triage', 'in_progress', 'withdrawn'],
  resolved: ['in_progress', 'closed'],
  closed: ['in_progress'],
};
const ENDS = ['closed', 'withdrawn'];

describe('P15: which side takes an escalation where', () => {
  it.each(STATES)('from %s', async (from) => {
    await stands(`state = '${from}', resolved_at = '2026-11-20T04:00Z', customer_told_at = '2026-11-20T05:00Z'`);
    for (const to of STATES.filter((state) => state !== from)) {
      const byPartner = updatedBy('hana', `state = '${to}'`);
      if (PARTNERS[from]?.includes(to)) await expect(byPartner).resolves.toBe(1);
      else await expect(byPartner).rejects.toMatchObject(REFUSED);
      const byOperator = updatedBy('lin', `state = '${to}'`);
      if (ENDS.includes(from) || ENDS.includes(to)) await expect(byOperator).rejects.toMatchObject(REFUSED);
      else await expect(byOperator).resolves.toBe(1);
    }
  });

  it.each(['NULL', "'2026-11-20T03:00Z'"])('a partner does not close while its customer was told %s', async (told) => {
    await stands(`state = 'resolved', resolved_at = '2026-11-20T04:00Z', customer_told_at = ${told}`);
    await expect(updatedBy('hana', "state = 'closed'")).rejects.toMatchObject(REFUSED);
    expect(await updatedBy('hana', "state = 'closed', customer_told_at = '2026-11-20T06:00Z'")).toBe(1);
  });

  it('a partner turns back no clock and moves no resolution', async () => {
    await stands("state = 'in_progress', paused_ms = 60000");
    await expect(updatedBy('hana', 'paused_ms = 0')).rejects.toMatchObject(REFUSED);
    await expect(updatedBy('hana', "resolved_at = '2020-01-01'")).rejects.toMatchObject(REFUSED);
    expect(await updatedBy('hana', 'paused_ms = 90000, queue_rank = 1, queue_at = now()')).toBe(1);
  });
});

describe('P22: what the customer reads of the end', () => {
  const seen = async () =>
    (
      await asRole(
        'app',
        `SELECT resolved_at IS NOT NULL AS "isResolved", closing_message AS closing FROM escalation_for_customer WHERE id = '${escalation.id}'`,
        { person: 'tina' },
      )
    ).rows[0];
  const told =
    "closing_message = 'It works', resolved_at = '2026-11-20T04:00Z', customer_told_at = '2026-11-20T05:00Z'";

  it('is the resolution and the words about it, while it is resolved or closed', async () => {
    for (const state of ['resolved', 'closed']) {
      await stands(`state = '${state}', ${told}`);
      expect(await seen()).toEqual({ isResolved: true, closing: 'It works' });
    }
  });

  it('is neither after reopening, and no words about an earlier resolution', async () => {
    await stands(`state = 'in_progress', ${told}`);
    expect(await seen()).toEqual({ isResolved: false, closing: null });
    await stands("state = 'resolved', resolved_at = '2026-11-20T06:00Z'");
    expect(await seen()).toEqual({ isResolved: true, closing: null });
  });
});

describe('P13: the judgement', () => {
  const at = `WHERE escalation_id = '${escalation.id}'`;
  const row = (by: PersonKey) => ({
    escalation_id: escalation.id,
    partner_id: escalation.partner_id,
    judgement: 'questioned',
    reason: 'The article says how',
    judged_by: PEOPLE[by].id,
    judged_at: '2026-11-20T04:00:00Z',
  });
  beforeEach(async () => {
    await ownerSql(`DELETE FROM escalation_judgement ${at}`);
    await stands("state = 'in_progress'");
  });

  it('is read by the operator and by nobody else', async () => {
    await personInserts('lin', 'escalation_judgement', row('lin'));
    for (const person of personKeys) {
      const { rowCount } = await asRole('app', `SELECT FROM escalation_judgement ${at}`, { person });
      expect([person, rowCount]).toEqual([person, ['lin', 'zhao', 'qian'].includes(person) ? 1 : 0]);
    }
  });

  it("is written by the operator's engineers, in their own name, until the end", async () => {
    for (const person of ['hana', 'ada', 'fei', 'tina', 'qian', 'he', 'wu'] as const)
      await expect(personInserts(person, 'escalation_judgement', row(person))).rejects.toMatchObject(REFUSED);
    await expect(personInserts('lin', 'escalation_judgement', row('zhao'))).rejects.toMatchObject(REFUSED);
    await personInserts('lin', 'escalation_judgement', row('lin'));
    const anew = (person: PersonKey) =>
      asRole(
        'app',
        `UPDATE escalation_judgement SET judgement = 'justified', judged_by = '${PEOPLE[person].id}' ${at}`,
        {
          person,
        },
      );
    expect((await anew('zhao')).rowCount).toBe(1);
    expect((await anew('hana')).rowCount).toBe(0);
    for (const state of ENDS) {
      await stands(`state = '${state}'`);
      await expect(anew('lin')).rejects.toMatchObject(REFUSED);
    }
    await expect(asRole('app', `DELETE FROM escalation_judgement ${at}`, { person: 'lin' })).rejects.toMatchObject(
      REFUSED,
    );
  });
});

describe('P20: who records what', () => {
  type Change = Parameters<typeof personInserts>[2];
  const records = (person: PersonKey, audience: string, on = escalation, change: Change = {}) =>
    personInserts(person, 'event', { ...eventRow(audience, on, person), ...change });

  it.each([
    ['hana', 'operator_partner'],
    ['hana', 'partner'],
    ['ada', 'partner_customer'],
    ['lin', 'operator'],
    ['zhao', 'operator_partner'],
  ] as const)('%s may for %s', async (person, audience) => {
    await expect(records(person, audience)).resolves.toBeUndefined();
  });

  it.each([
    ['hana', 'operator'],
    ['lin', 'partner'],
    ['lin', 'partner_customer'],
    ['fei', 'operator_partner'],
    ['sam', 'partner'],
    ['he', 'operator'],
    ['tina', 'partner_customer'],
    ['tina', 'operator_partner'],
  ] as const)('%s may not for %s', async (person, audience) => {
    await expect(records(person, audience)).rejects.toMatchObject(REFUSED);
  });

  it("a partner records nothing on another's record, nor under another's name", async () => {
    await expect(records('hana', 'partner', foreign)).rejects.toMatchObject(REFUSED);
    const own = { partner_id: ORGANIZATIONS.contoso.id };
    await expect(records('hana', 'partner', foreign, own)).rejects.toMatchObject(REFUSED);
    const other = { partner_id: ORGANIZATIONS.fabrikam.id };
    await expect(records('hana', 'operator_partner', escalation, other)).rejects.toMatchObject(REFUSED);
    const target = { record_type: 'delivery_target' };
    await expect(records('hana', 'partner', escalation, target)).rejects.toMatchObject(REFUSED);
  });
});
