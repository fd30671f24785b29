import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeEscalation } from '@/lib/escalations/commands/judge-escalation';
import { withdrawEscalation } from '@/lib/escalations/commands/withdraw-escalation';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { escalationRow, personInserts } from '@/test/rows';

const filed = escalationRow('hana', 'tailspin', 'exchange');
const on = { number: filed.number, version: 1 };

useDatabase();
beforeAll(() => personInserts('hana', 'escalation', filed));

const row = () => ownerSql('SELECT * FROM escalation WHERE id = $1', [filed.id]);

describe("the operator's judgement (P13)", () => {
  it('changes nothing that the partner could notice; the last one stands', async () => {
    const before = await row();
    const [lin, zhao, hana] = [await signIn('lin'), await signIn('zhao'), await signIn('hana')];
    const seen = async () => {
      const { now, freshKeys, ...view } = await getEscalation(hana, filed.number);
      return { ...view, clock: null };
    };
    const seenBefore = await seen();
    await Promise.all([
      expect(judgeEscalation(lin, { ...on, judgement: 'questioned', reason: 'First' })).resolves.toMatchObject({
        ok: true,
      }),
      expect(judgeEscalation(zhao, { ...on, judgement: 'questioned', reason: 'Second' })).resolves.toMatchObject({
        ok: true,
      }),
    ]);
    expect(await judgeEscalation(lin, { ...on, judgement: 'justified', reason: 'Third' })).toMatchObject({ ok: true });
    expect(await row()).toEqual(before);
    expect(await seen()).toEqual(seenBefore);
    expect(await getEscalation(lin, filed.number)).toMatchObject({ judgement: 'justified', judgementReason: 'Third' });
    expect(await getEscalation(hana, filed.number)).toMatchObject({ judgement: null, judgementReason: null });
    const events = await ownerSql("SELECT audience FROM event WHERE record_id = $1 AND name = 'escalation.judged'", [
      filed.id,
    ]);
    expect(events).toEqual(Array(3).fill({ audience: 'operator' }));
  });

  it('ends with the escalation', async () => {
    const [lin, hana] = [await signIn('lin'), await signIn('hana')];
    expect(await withdrawEscalation(hana, { ...on, key: randomUUID(), body: 'Found it' })).toMatchObject({ ok: true });
    const judged = await judgeEscalation(lin, { ...on, judgement: 'questioned', reason: 'Late' });
    expect(judged).toEqual({ ok: false, failure: { kind: 'conflict', why: 'not_in_this_state' } });
    expect((await getEscalation(lin, filed.number)).can.map((one) => one.action)).not.toContain('judge');
  });
});
