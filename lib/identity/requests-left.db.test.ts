import { describe, expect, it } from 'vitest';
import { takeEscalation } from '@/lib/escalations/commands/take-escalation';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { getOperatorHome } from '@/lib/home/queries/operator-home';
import { PEOPLE, type PersonKey } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { makeWorld } from '@/test/isolation-world';
import { done } from '@/test/outcomes';
import { getPerson } from './queries/get-person';

useDatabase();

const leftWith = async (person: PersonKey) =>
  (
    await asRole<{ count: number }>('app', 'SELECT requests_left_with($1) AS count', {
      person,
      values: [PEOPLE.lin.id],
    })
  ).rows[0]?.count;

describe('somebody who was disabled with requests in hand', () => {
  it('has them counted on the own page, and they count as taken by nobody until they are taken', async () => {
    const { number } = await makeWorld('in_progress');
    const untaken = async () =>
      (await listEscalations(await signIn('zhao'), { view: 'unassigned' })).rows.map((row) => row.number);
    const counted = async () =>
      (await getOperatorHome(await signIn('zhao')))?.counts.find((one) => one.name === 'unassigned')?.count;
    const before = (await counted()) ?? 0;
    expect(await untaken()).not.toContain(number);
    expect((await getPerson(await signIn('he'), PEOPLE.lin.id)).requestsLeft).toBe(0);

    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.lin.id]);
    expect((await getPerson(await signIn('he'), PEOPLE.lin.id)).requestsLeft).toBe(1);
    expect(await untaken()).toContain(number);
    expect(await counted()).toBe(before + 1);
    for (const stranger of ['ada', 'hana', 'tina'] as const)
      expect([stranger, await leftWith(stranger)]).toEqual([stranger, 0]);

    const [row] = await ownerSql<{ version: number }>('SELECT version FROM escalation WHERE number = $1', [number]);
    done(await takeEscalation(await signIn('zhao'), { number, version: row?.version ?? 0 }));
    expect((await getPerson(await signIn('he'), PEOPLE.lin.id)).requestsLeft).toBe(0);
    expect(await untaken()).not.toContain(number);
  });
});
