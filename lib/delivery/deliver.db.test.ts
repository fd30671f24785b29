import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownerSql, useDatabase } from '@/test/database';
import {
  attempts,
  deliveries,
  givenEscalation,
  givenTarget,
  happens,
  SECRET,
  startAfresh,
  timePasses,
} from '@/test/outbox';
import { closes, flood, hang, late, ok, type Receiver, redirect, startReceiver, status } from '@/test/receiver';

vi.stubEnv('LIAISON_ALLOW_PRIVATE_TARGETS', '127.0.0.1');
useDatabase();

let receiver: Receiver;
let handlers: typeof import('./handlers/deliver');
let fanOut: typeof import('./handlers/fan-out').fanOut;
beforeAll(async () => {
  handlers = await import('./handlers/deliver');
  ({ fanOut } = await import('./handlers/fan-out'));
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => startAfresh(receiver));

const sending = { timeoutMs: 200, random: () => 0.5 };
const takeAll = (target: string) => handlers.claimDue(target, 10);
const attemptAll = async (target: string) => {
  const claimed = await takeAll(target);
  return Promise.all(claimed.map((one) => handlers.deliver(one, sending)));
};
async function given(change: Parameters<typeof givenTarget>[2] = {}) {
  const target = await givenTarget(receiver.url, ['*'], change);
  const escalation = await givenEscalation();
  await happens(escalation, 'operator_partner', { text: 'What happened – 发生了什么' });
  await fanOut();
  return { target, escalation };
}
const only = async () => {
  const [one] = await deliveries();
  if (!one) throw new Error('there is no delivery');
  return one;
};

describe('an attempt', () => {
  it('is signed by Standard Webhooks, with the id of the delivery', async () => {
    const { target } = await given();
    await attemptAll(target);
    const delivery = await only();
    const [request] = receiver.received;
    expect(request?.id).toBe(delivery.id);
    expect(request?.body).toBe(delivery.body);
    expect(new Webhook(SECRET).verify(request?.body ?? '', request?.headers as Record<string, string>)).toMatchObject({
      type: 'escalation.replied',
    });
    const another = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;
    expect(() =>
      new Webhook(another).verify(request?.body ?? '', request?.headers as Record<string, string>),
    ).toThrow();
    expect(delivery).toMatchObject({
      state: 'delivered',
      attempts: 1,
      delivered_at: expect.any(Date),
      leased_until: null,
    });
    expect(await attempts(delivery.id)).toMatchObject([
      { attempt: 1, status: 200, error: null, response_excerpt: 'ok' },
    ]);
    expect(await takeAll(target)).toEqual([]);
  });

  it.each([
    ['fails', status(500), { status: 500, error: null }],
    ['redirects', redirect('https://elsewhere.example'), { status: 302, error: null }],
    ['hangs', hang, { status: null, error: 'timeout' }],
    ['answers late', late(1_000), { status: null, error: 'timeout' }],
    ['closes the connection', closes, { status: null, error: 'reset' }],
  ])('comes again with the same id and bytes to one that %s, and is logged', async (_, behaviour, logged) => {
    const { target } = await given();
    receiver.next(behaviour);
    expect(await attemptAll(target)).toEqual([{ state: 'pending', waitMs: 5_000 }]);
    const delivery = await only();
    expect(delivery).toMatchObject({ state: 'pending', attempts: 1, leased_until: null });
    expect(delivery.due_in).toBeGreaterThan(3);
    expect(await takeAll(target)).toEqual([]);
    await timePasses();
    await attemptAll(target);
    const [first, second] = receiver.received;
    expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
    expect(await attempts(delivery.id)).toMatchObject([
      { attempt: 1, ...logged },
      { attempt: 2, status: 200 },
    ]);
  });

  it('is content with the first bytes of an endless answer', async () => {
    const { target } = await given();
    receiver.next(flood(1024 ** 3));
    expect(await attemptAll(target)).toEqual([{ state: 'delivered' }]);
    expect((await attempts((await only()).id))[0]?.response_excerpt).toHaveLength(1_000);
  });

  it('waits as long as it is asked to, in seconds or until a date', async () => {
    const { target } = await given();
    receiver.next(
      status(429, { 'retry-after': '120' }),
      status(503, { 'retry-after': new Date(Date.now() + 600_000).toUTCString() }),
    );
    await attemptAll(target);
    expect((await only()).due_in).toBeGreaterThan(118);
    await timePasses();
    await attemptAll(target);
    expect((await only()).due_in).toBeGreaterThan(597);
    expect((await only()).due_in).toBeLessThan(601);
  });

  it('goes to no private address that is not listed, nor with a secret that cannot be opened', async () => {
    const { target } = await given({ secret_sealed: 'v1.broken.broken.broken' });
    await ownerSql('UPDATE delivery_target SET url = $1', ['https://10.0.0.1/']);
    await attemptAll(target);
    const { seal } = await import('@/lib/platform/seal');
    await ownerSql('UPDATE delivery_target SET secret_sealed = $1', [seal(SECRET)]);
    await timePasses();
    await attemptAll(target);
    expect(receiver.received).toEqual([]);
    expect((await attempts((await only()).id)).map((one) => one.error)).toEqual([
      'secret_unreadable',
      'private_address',
    ]);
  });
});

describe('giving up', () => {
  it('parks after twelve attempts, visibly, with every attempt logged', async () => {
    const { target } = await given();
    receiver.otherwise = status(503);
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(await only()).toMatchObject({ state: 'pending', attempts: attempt - 1 });
      await timePasses();
      await attemptAll(target);
    }
    receiver.otherwise = ok;
    expect(await only()).toMatchObject({ state: 'parked', attempts: 12 });
    await timePasses();
    expect(await takeAll(target)).toEqual([]);
    expect((await attempts((await only()).id)).map((one) => one.attempt)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    expect(new Set(receiver.received.map((one) => `${one.id} ${one.body}`)).size).toBe(1);
  });

  it('parks at once what the receiver says is gone', async () => {
    const { target } = await given();
    receiver.next(status(410));
    expect(await attemptAll(target)).toEqual([{ state: 'parked' }]);
  });
});

describe('order', () => {
  it('holds later ones of the same record back while an earlier one waits, and nobody else', async () => {
    const { target, escalation } = await given();
    await happens(escalation);
    const other = await givenEscalation();
    await happens(other);
    while ((await fanOut()) > 0);
    const [first, second, stranger] = await deliveries();
    receiver.otherwise = (response, one) => (one.id === first?.id ? status(500)(response, one) : ok(response, one));
    await attemptAll(target);
    expect(receiver.received.map((one) => one.id).sort()).toEqual([first?.id, stranger?.id].sort());
    expect(await takeAll(target)).toEqual([]);
    expect(await handlers.nextDeliveryMs([target])).toBeGreaterThan(3_000);
    receiver.otherwise = ok;
    await timePasses();
    await attemptAll(target);
    await attemptAll(target);
    expect(receiver.received.slice(2).map((one) => one.id)).toEqual([first?.id, second?.id]);
  });

  it('is not held up by a parked one', async () => {
    const { target, escalation } = await given();
    await happens(escalation);
    await fanOut();
    receiver.next(status(410));
    await attemptAll(target);
    await attemptAll(target);
    expect((await deliveries()).map((one) => one.state)).toEqual(['parked', 'delivered']);
  });
});

describe('a worker that dies', () => {
  it('leaves a lease that ends: the attempt is logged as interrupted, and the next has the same id and bytes', async () => {
    const { target } = await given();
    const [lost] = await takeAll(target);
    expect(await takeAll(target)).toEqual([]);
    await timePasses();
    const [taken] = await takeAll(target);
    expect(taken).toMatchObject({ id: lost?.id, body: lost?.body, attempt: 2 });
    expect(lost && (await handlers.deliver(lost, sending))).toBeNull();
    expect(taken && (await handlers.deliver(taken, sending))).toEqual({ state: 'delivered' });
    expect(await only()).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await attempts((await only()).id)).toMatchObject([
      { attempt: 1, error: 'interrupted' },
      { attempt: 2, status: 200 },
    ]);
  });

  it('and two that live never take the same one', async () => {
    const { target } = await given();
    for (let index = 0; index < 15; index += 1) await happens(await givenEscalation());
    while ((await fanOut()) > 0);
    const taken = (await Promise.all([takeAll(target), takeAll(target)])).flat().map((one) => one.id);
    expect(taken.length).toBeGreaterThan(9);
    expect(new Set(taken).size).toBe(taken.length);
  });
});
