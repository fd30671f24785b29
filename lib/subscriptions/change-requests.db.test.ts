import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { fixedId, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { amendChangeRequest } from './commands/amend-change-request';
import { changeQuantity } from './commands/change-quantity';
import { declineChangeRequest } from './commands/decline-change-request';
import { executeChangeRequest } from './commands/execute-change-request';
import { submitChangeRequest } from './commands/submit-change-request';
import { withdrawChangeRequest } from './commands/withdraw-change-request';
import { askSubject, getAsk } from './queries/get-ask';
import { getChangeRequest } from './queries/get-change-request';
import { answerSubject } from './schema';

const E1 = fixedId(2, 1);
const ESSENTIALS = fixedId(2, 3);

useDatabase();

beforeEach(async () => {
  await ownerSql(
    "UPDATE subscription SET quantity = 80, version = 1, status = 'active', suspended_at = NULL, suspension_reason = NULL WHERE id = $1",
    [E1],
  );
});

type Asking = Record<string, string>;
const asking = (change: Asking = {}): Asking => ({
  key: randomUUID(),
  subscriptionId: E1,
  kind: 'more_seats',
  quantity: '92',
  reason: 'Twelve colleagues start next month.',
  ...change,
});
const ask = async (change: Asking = {}, who: PersonKey = 'tina') =>
  done(await submitChangeRequest(await signIn(who), asking(change))).id;
const refusal = async (change: Asking) => failureOf(await submitChangeRequest(await signIn('tina'), asking(change)));
const quantityNow = async () =>
  (await ownerSql<{ quantity: number }>('SELECT quantity FROM subscription WHERE id = $1', [E1]))[0]?.quantity;
const steps = async (who: PersonKey, id: string) =>
  (await getChangeRequest(await signIn(who), id)).timeline.map((one) => one.name.split('.')[1]);

describe('asking', () => {
  it('changes nothing by itself, and both sides see it', async () => {
    const id = await ask();
    expect(await quantityNow()).toBe(80);
    for (const who of ['tina', 'ada', 'sam'] as const) expect(await steps(who, id)).toEqual(['submitted']);
    expect((await events('change_request.submitted'))[0]).toMatchObject({
      audience: 'partner_customer',
      data: { name: 'Office 365 Enterprise E1', kind: 'more_seats', quantityBefore: 80, quantity: 92 },
    });
  });

  it('twice with one form makes one request; something else under its key is kept', async () => {
    const form = asking();
    const tina = await signIn('tina');
    const first = done(await submitChangeRequest(tina, form));
    expect(done(await submitChangeRequest(tina, form))).toEqual(first);
    for (const change of [{ reason: 'Another reason altogether' }, { quantity: '93' }])
      expect(failureOf(await submitChangeRequest(tina, { ...form, ...change }))).toEqual({
        kind: 'conflict',
        why: 'already_sent',
      });
    expect(
      failureOf(await saveDraft(tina, { key: form.key, kind: 'message', subject: askSubject(E1), fields: form })),
    ).toEqual({
      kind: 'conflict',
      why: 'already_sent',
    });
  });

  it.each<[Asking, Record<string, string>]>([
    [{ quantity: '70' }, { quantity: 'quantity_not_more?now=80' }],
    [{ quantity: '0' }, { quantity: 'quantity_zero' }],
    [{ quantity: '' }, { quantity: 'quantity_empty' }],
    [{ kind: 'fewer_seats', quantity: '3' }, { quantity: 'quantity_below_assigned' }],
    [{ kind: 'upgrade', offerId: 'o365-e3' }, { offerId: 'upgrade_no_path' }],
    [{ kind: 'upgrade' }, { offerId: 'choose' }],
    [{ kind: 'nothing' }, { kind: 'choose' }],
    [{ reason: '  ' }, { reason: 'required' }],
    [{ dueOn: '2020-01-01' }, { dueOn: 'date_past' }],
    [{ dueOn: '1999-12-31' }, { dueOn: 'date_past' }],
    [{ dueOn: '2027-02-30' }, { dueOn: 'date_unreal' }],
    [{ dueOn: '2999-01-01' }, { dueOn: 'date_too_far' }],
    [{ reason: 'x'.repeat(4_001) }, { reason: 'longer_than?most=4000' }],
  ])('%j says beside the field what is wrong', async (change, fields) => {
    const failure = await refusal(change);
    expect(failure?.kind).toBe('invalid');
    const said = failure?.kind === 'invalid' ? failure.fields : {};
    for (const [name, error] of Object.entries(fields)) expect(said[name]).toContain(error);
  });

  it('says all that is wrong at once, whether a schema sees it or not', async () => {
    expect(await refusal({ quantity: '0', reason: '', dueOn: '2020-01-01' })).toEqual({
      kind: 'invalid',
      fields: { quantity: 'quantity_zero', reason: 'required', dueOn: 'date_past' },
    });
    expect(await refusal({ quantity: '0', dueOn: '2020-01-01' })).toEqual({
      kind: 'invalid',
      fields: { quantity: 'quantity_zero', dueOn: 'date_past' },
    });
  });

  it('finds the draft again', async () => {
    const tina = await signIn('tina');
    const key = randomUUID();
    done(
      await saveDraft(tina, {
        key,
        kind: 'message',
        subject: askSubject(ESSENTIALS),
        fields: { reason: 'Half typed' },
      }),
    );
    await expect(getAsk(tina, ESSENTIALS)).rejects.toMatchObject({ failure: { kind: 'not_found' } });
    done(await saveDraft(tina, { key, kind: 'message', subject: askSubject(E1), fields: { reason: 'Half typed' } }));
    expect(await getAsk(tina, E1)).toMatchObject({ key, draft: { fields: { reason: 'Half typed' } } });
  });
});

describe('answering', () => {
  const execute = async (id: string, version = 1, subscriptionVersion = 1, words = '') =>
    failureOf(await executeChangeRequest(await signIn('sam'), { id, version, subscriptionVersion, words }));

  it('does what was asked in the same transaction, on the record of both', async () => {
    const id = await ask();
    expect(await execute(id)).toBeNull();
    expect(await quantityNow()).toBe(92);
    expect(await steps('tina', id)).toEqual(['submitted', 'executed']);
    expect((await events('subscription.quantity_changed'))[0]?.data).toMatchObject({ changeRequestId: id, after: 92 });
    expect(await execute(id, 2, 2)).toEqual({ kind: 'conflict', why: 'request_answered' });
  });

  it('offers something else in words, and then does that', async () => {
    const id = await ask();
    const ada = await signIn('ada');
    const offer = { id, version: 1, quantity: '86', words: 'Six now, six in spring.' };
    expect(failureOf(await amendChangeRequest(ada, { ...offer, words: '' }))).toMatchObject({
      fields: { words: 'required' },
    });
    expect(failureOf(await amendChangeRequest(ada, { ...offer, quantity: '92' }))).toMatchObject({
      fields: { quantity: 'amendment_same' },
    });
    expect(await amendChangeRequest(ada, offer)).toMatchObject({ ok: true });
    expect(await getChangeRequest(await signIn('tina'), id)).toMatchObject({
      state: 'open',
      asked: { quantity: 92 },
      offered: { quantity: 86 },
      amendment: 'Six now, six in spring.',
      can: ['withdraw'],
    });
    expect(await execute(id, 1)).toEqual({ kind: 'stale', version: 2 });
    expect(await execute(id, 2)).toBeNull();
    expect(await quantityNow()).toBe(86);
  });

  it('says all that is wrong with an offer at once, and nothing of a request that is out of reach', async () => {
    const id = await ask();
    const offer = { id, version: 1, quantity: '0', words: 'No.' };
    expect(failureOf(await amendChangeRequest(await signIn('ada'), offer))).toEqual({
      kind: 'invalid',
      fields: { quantity: 'quantity_zero', words: 'shorter_than?least=5' },
    });
    expect(failureOf(await amendChangeRequest(await signIn('nora'), offer))).not.toMatchObject({
      fields: { quantity: 'quantity_zero' },
    });
  });

  it('sent twice is given once; other words, or another person’s, are told that it is answered', async () => {
    const ada = await signIn('ada');
    const answered = { kind: 'conflict', why: 'request_answered' };
    const offered = await ask();
    const offer = { id: offered, version: 1, quantity: '86', words: 'Six now, six in spring.' };
    for (const _ of ['first', 'again']) done(await amendChangeRequest(ada, offer));
    expect(await steps('ada', offered)).toEqual(['submitted', 'amended']);
    const declined = await ask();
    const no = { id: declined, version: 1, words: 'The invoice is open.' };
    for (const _ of ['first', 'again']) done(await declineChangeRequest(ada, no));
    expect(await steps('ada', declined)).toEqual(['submitted', 'declined']);
    expect(failureOf(await declineChangeRequest(ada, { ...no, words: 'Another reason.' }))).toEqual(answered);
    expect(await execute(declined)).toEqual(answered);
    const executed = await ask();
    for (const _ of ['first', 'again']) expect(await execute(executed)).toBeNull();
    expect(await steps('ada', executed)).toEqual(['submitted', 'executed']);
  });

  it('keeps what is typed into each answer under its key, until it is sent', async () => {
    const id = await ask();
    const ada = await signIn('ada');
    const key = randomUUID();
    const draft = { key, kind: 'message', subject: answerSubject(id, 'amend'), fields: { words: 'Half an answer' } };
    done(await saveDraft(ada, draft));
    expect((await getChangeRequest(ada, id)).typed.amend).toMatchObject({ key, kept: { words: 'Half an answer' } });
    expect((await getChangeRequest(ada, id)).typed.decline.kept).toEqual({});
    expect((await getChangeRequest(await signIn('sam'), id)).typed.amend.kept).toEqual({});
    done(await amendChangeRequest(ada, { id, version: 1, quantity: '86', words: 'Six now, six in spring.', key }));
    const { typed } = await getChangeRequest(ada, id);
    expect(typed.amend).toMatchObject({ kept: {}, sentKeys: [key] });
    expect(typed.amend.key).not.toBe(key);
    expect(failureOf(await saveDraft(ada, draft))).toEqual({ kind: 'conflict', why: 'already_sent' });
  });

  it('declines in words that the customer reads', async () => {
    const id = await ask();
    const ada = await signIn('ada');
    expect(failureOf(await declineChangeRequest(ada, { id, version: 1, words: '' }))).toMatchObject({
      fields: { words: 'required' },
    });
    expect(await declineChangeRequest(ada, { id, version: 1, words: 'The invoice is open.' })).toMatchObject({
      ok: true,
    });
    expect(await getChangeRequest(await signIn('tina'), id)).toMatchObject({
      state: 'declined',
      answer: 'The invoice is open.',
      can: [],
    });
    expect(await quantityNow()).toBe(80);
  });

  it('is stale when the subscription changed since it was seen, and changes neither', async () => {
    const id = await ask();
    done(await changeQuantity(await signIn('ada'), { id: E1, version: 1, quantity: '85' }));
    expect(await execute(id)).toEqual({ kind: 'stale', version: 1 });
    expect(await quantityNow()).toBe(85);
    expect(await steps('tina', id)).toEqual(['submitted']);
  });

  it('suspends for the customer, and needs words for what is done by hand', async () => {
    const other = await ask({ kind: 'other' });
    expect(await execute(other)).toMatchObject({ fields: { words: 'required' } });
    expect(await execute(other, 1, 1, 'Renamed as you wished.')).toBeNull();
    const id = await ask({ kind: 'suspend' });
    expect(await execute(id)).toBeNull();
    expect(await ownerSql('SELECT status, suspension_reason FROM subscription WHERE id = $1', [E1])).toEqual([
      { status: 'suspended', suspension_reason: 'customer_request' },
    ]);
  });

  it('is over once the customer took it back', async () => {
    const id = await ask();
    expect(await withdrawChangeRequest(await signIn('tina'), { id, version: 1 })).toMatchObject({ ok: true });
    expect(await execute(id, 2)).toEqual({ kind: 'conflict', why: 'request_answered' });
    expect(await steps('ada', id)).toEqual(['submitted', 'withdrawn']);
  });
});
