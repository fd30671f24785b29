import { beforeAll, describe, expect, it } from 'vitest';
import { endRelation } from '@/lib/leaving/commands/end-relation';
import { offBoardCustomer } from '@/lib/leaving/commands/off-board-customer';
import type { Viewer } from '@/lib/policy/enter';
import { done, failureOf, raise, say } from '@/test/case-acts';
import { ORGANIZATIONS } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { addCaseNote } from './commands/add-case-note';
import { askCustomer } from './commands/ask-customer';
import { closeCase } from './commands/close-case';
import { reopenCase } from './commands/reopen-case';
import { replyToCase } from './commands/reply-to-case';
import { resolveCase } from './commands/resolve-case';
import { getCase } from './queries/get-case';
import { listCases } from './queries/list-cases';

useDatabase();
let tina: Viewer, max: Viewer, hana: Viewer;
const numbers: string[] = [];

const offered = async (viewer: Viewer, number: string) =>
  Object.entries((await getCase(viewer, number)).can).flatMap(([act, { now }]) => (now ? [act] : []));
/** Closing by SQL, as the person, past the program's own rules. */
const closes = (number: string) =>
  asRole(
    'app',
    "UPDATE customer_case SET state = 'closed', turn = 'nobody', closed_at = now(), version = version + 1 WHERE number = $1 RETURNING number",
    { person: 'hana', values: [number], undo: true },
  );

beforeAll(async () => {
  [tina, max, hana] = [await signIn('tina'), await signIn('max'), await signIn('hana')];
  for (let at = 0; at < 3; at += 1) numbers.push(await raise(max));
});

describe('P11: a case that is open when the relation ends', () => {
  it('is not closed by the partner before, by the program or in SQL', async () => {
    const [number = ''] = numbers;
    expect(await failureOf(closeCase(hana, await say(number, '')))).toMatchObject({ why: 'not_in_this_state' });
    await expect(closes(number)).rejects.toMatchObject({ code: '42501' });
    expect(await offered(hana, number)).not.toContain('close');
    expect(await getCase(hana, number)).toMatchObject({ isEnded: false });
  });

  it('is shown to both as what it is: closing is all that is offered, and nothing is written any more', async () => {
    const between = [ORGANIZATIONS.tailspin.id, ORGANIZATIONS.contoso.id];
    await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1 AND partner_id = $2", between);
    await done(endRelation(tina, { otherId: ORGANIZATIONS.contoso.id }));
    const [number = ''] = numbers;
    for (const viewer of [hana, max, tina]) {
      expect(await offered(viewer, number)).toEqual(['close']);
      expect(await getCase(viewer, number)).toMatchObject({ isEnded: true, escalateRefusal: null });
      const { rows } = await listCases(viewer, { view: 'all' });
      expect(rows.find((row) => row.number === number)).toMatchObject({ isEnded: true });
    }
    const ended = { why: 'relation_ended' };
    for (const act of [replyToCase, askCustomer, addCaseNote, resolveCase, reopenCase, closeCase])
      expect(await failureOf(act(hana, await say(number, 'One word more')))).toMatchObject(ended);
    for (const act of [replyToCase, reopenCase, closeCase])
      expect(await failureOf(act(max, await say(number, 'One word more')))).toMatchObject(ended);
  });

  it('is closed by the partner, or by the customer, without a message, and then stays', async () => {
    const [first = '', second = '', third = ''] = numbers;
    expect((await closes(third)).rows).toEqual([{ number: third }]);
    await done(closeCase(hana, await say(first, '')));
    await done(closeCase(max, await say(second, '')));
    for (const number of [first, second]) {
      expect((await getCase(max, number)).state).toBe('closed');
      expect(await offered(hana, number)).toEqual([]);
      expect(await offered(max, number)).toEqual([]);
    }
  });

  it('is the same when the customer was off-boarded', async () => {
    const { id: customerId, name: typedName } = ORGANIZATIONS.tailspin;
    await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1", [customerId]);
    await done(offBoardCustomer(await signIn('he'), { customerId, typedName }));
    const [, , third = ''] = numbers;
    expect(await getCase(hana, third)).toMatchObject({ isEnded: true, title: '[…]' });
    expect(await offered(hana, third)).toEqual(['close']);
    await done(closeCase(hana, await say(third, '')));
  });
});
