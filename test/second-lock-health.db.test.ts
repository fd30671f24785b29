import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { ownerInserts, personInserts } from './rows';
import { affectedRow, issueRow } from './rows-health';

const REFUSED = { code: '42501' };
const NOT_EDITORS = personKeys.filter((person) => person !== 'wu');
const EXCHANGE = 'EX413207';

useDatabase();

const event = (person: PersonKey, change = {}) => ({
  id: crypto.randomUUID(),
  name: 'health_issue.affected_reported',
  action: 'health.report_affected',
  rule: 'P1',
  actor_id: PEOPLE[person].id,
  actor_organization_id: ORGANIZATIONS[PEOPLE[person].organization].id,
  partner_id: ORGANIZATIONS.contoso.id,
  customer_id: ORGANIZATIONS.tailspin.id,
  record_type: 'health_issue',
  record_id: EXCHANGE,
  audience: 'operator_partner_customer',
  data: '{}',
  at: '2026-11-20T03:00:00Z',
  ...change,
});

describe('P1: service health is the editor’s to write', () => {
  it('nobody else publishes, posts, changes or deletes', async () => {
    for (const person of NOT_EDITORS) {
      const own = { written_by_id: PEOPLE[person].id };
      const inserts = (table: string, row: Record<string, string | number | null>) => personInserts(person, table, row);
      await expect(inserts('health_issue', issueRow('EX500000', 'exchange', own))).rejects.toMatchObject(REFUSED);
      await expect(
        inserts('health_post', {
          id: crypto.randomUUID(),
          issue_id: EXCHANGE,
          body: 'x',
          created_at: '2026-11-20',
          ...own,
        }),
      ).rejects.toMatchObject(REFUSED);
      const changed = await asRole('app', "UPDATE health_issue SET title = 'x'", { person });
      expect([person, changed.rowCount]).toEqual([person, 0]);
    }
  });

  it('the editor writes in nobody else’s name, changes no service and no post, and deletes nothing', async () => {
    await personInserts('wu', 'health_issue', issueRow('EX500001', 'exchange'));
    await expect(
      personInserts('wu', 'health_issue', issueRow('EX500002', 'exchange', { written_by_id: PEOPLE.lin.id })),
    ).rejects.toMatchObject(REFUSED);
    for (const sql of [
      "UPDATE health_issue SET service_id = 'apps'",
      "UPDATE health_issue SET id = 'XX1'",
      "UPDATE health_post SET body = 'x'",
      'DELETE FROM health_issue',
      'DELETE FROM health_post',
    ])
      await expect(asRole('app', sql, { person: 'wu' })).rejects.toMatchObject(REFUSED);
  });

  it('an issue that is resolved has an end and a status that says so, and no other', async () => {
    const wrong: Record<string, string>[] = [
      { is_resolved: 'true' },
      { ends_at: '2026-11-20T05:00:00Z' },
      { status: 'serviceRestored' },
      { status: 'serviceRestored', is_resolved: 'true', ends_at: '2026-11-19T05:00:00Z' },
    ];
    for (const change of wrong)
      await expect(ownerInserts('health_issue', issueRow('EX500003', 'exchange', change))).rejects.toMatchObject({
        code: '23514',
      });
  });

  it('whom it reaches is told to the editor alone', async () => {
    for (const person of personKeys) {
      const { rows } = await asRole('app', "SELECT * FROM health_reach('exchange')", { person });
      expect([person, rows.length > 0]).toEqual([person, person === 'wu']);
    }
  });
});

describe('P1, P14: who says that it is affected', () => {
  it('only the two roles that may, and only for their own organization and an open issue that reaches it', async () => {
    for (const person of personKeys.filter((one) => !['tina', 'serge'].includes(one)))
      await expect(personInserts(person, 'health_affected', affectedRow('tailspin', person))).rejects.toMatchObject(
        REFUSED,
      );
    const as = (change: Record<string, string>) =>
      personInserts('tina', 'health_affected', affectedRow('tailspin', 'tina', change));
    await expect(as({ reported_by_id: PEOPLE.serge.id })).rejects.toMatchObject(REFUSED);
    await expect(as({ issue_id: 'TM410955', service_id: 'teams' })).rejects.toMatchObject(REFUSED);
    await expect(as({ issue_id: 'AP401590', service_id: 'apps' })).rejects.toMatchObject(REFUSED);
    await expect(as({ service_id: 'teams' })).rejects.toMatchObject({ code: '23503' });
    await personInserts('tina', 'health_affected', affectedRow('tailspin', 'tina'));
  });

  it('is read by its own organization, the operator’s staff, and the partners that support the service there', async () => {
    await ownerInserts('health_affected', affectedRow('wingtip', 'wendy'));
    const readers = async (customer: 'tailspin' | 'wingtip') => {
      const found: PersonKey[] = [];
      for (const person of personKeys) {
        const { rows } = await asRole('app', 'SELECT 1 FROM health_affected WHERE customer_id = $1', {
          person,
          values: [ORGANIZATIONS[customer].id],
        });
        if (rows.length) found.push(person);
      }
      return found.sort();
    };
    expect(await readers('tailspin')).toEqual(
      ['lin', 'zhao', 'wu', 'qian', 'ada', 'hana', 'fei', 'tina', 'serge', 'mei'].sort(),
    );
    expect(await readers('wingtip')).toEqual(['lin', 'zhao', 'wu', 'qian', 'ada', 'hana', 'wendy'].sort());
  });

  it('is changed by nobody else, moved to no other issue or organization, and never deleted', async () => {
    for (const person of personKeys.filter((one) => !['tina', 'serge', 'wendy'].includes(one))) {
      const { rowCount } = await asRole('app', "UPDATE health_affected SET words = 'x'", { person });
      expect([person, rowCount]).toEqual([person, 0]);
    }
    for (const sql of ["UPDATE health_affected SET issue_id = 'SP411862'", 'DELETE FROM health_affected'])
      await expect(asRole('app', sql, { person: 'tina' })).rejects.toMatchObject(REFUSED);
    const { rowCount } = await asRole('app', 'UPDATE health_affected SET affected_count = 3, reported_by_id = $1', {
      person: 'serge',
      values: [PEOPLE.serge.id],
    });
    expect(rowCount).toBe(1);
  });

  it('is recorded by who said it, about its own organization, for a partner that it has', async () => {
    await personInserts('tina', 'event', event('tina'));
    for (const change of [
      { actor_id: PEOPLE.serge.id },
      { customer_id: ORGANIZATIONS.wingtip.id },
      { customer_id: null },
      { partner_id: ORGANIZATIONS.northwind.id },
      { record_id: 'SP411862' },
      { name: 'health_issue.published' },
      { audience: 'customer' },
    ])
      await expect(personInserts('tina', 'event', event('tina', change))).rejects.toMatchObject(REFUSED);
    for (const person of ['mei', 'max', 'wendy', 'hana'] as const)
      await expect(personInserts(person, 'event', event(person))).rejects.toMatchObject(REFUSED);
  });

  it('news of an issue is read by exactly those who read the issue', async () => {
    await ownerSql('DELETE FROM health_affected');
    await ownerInserts('event', {
      ...event('wu', { partner_id: null, customer_id: null, audience: 'operator', name: 'health_issue.post_added' }),
      actor_id: null,
      actor_organization_id: null,
      record_id: 'AP401590',
    });
    for (const person of personKeys) {
      const of = async (sql: string) => (await asRole('app', sql, { person })).rows.length > 0;
      const issue = await of("SELECT FROM health_issue WHERE id = 'AP401590'");
      expect([person, await of("SELECT FROM event WHERE record_id = 'AP401590'")]).toEqual([person, issue]);
    }
  });
});
