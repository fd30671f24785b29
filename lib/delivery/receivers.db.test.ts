import { Webhook } from 'standardwebhooks';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import {
  deliveries,
  dispatch,
  givenEscalation,
  givenPoison,
  givenTarget,
  happens,
  startAfresh,
  targetForm,
  timePasses,
} from '@/test/outbox';
import { done, events, failureOf } from '@/test/outcomes';
import { startReceiver, status } from '@/test/receiver';

vi.stubEnv('LIAISON_ALLOW_PRIVATE_TARGETS', '127.0.0.1');
useDatabase();

const load = async () => ({
  ...(await import('./commands/configure-target')),
  ...(await import('./commands/resend-event')),
  ...(await import('./commands/resend-parked')),
  ...(await import('./send-test')),
  ...(await import('./queries')),
  ...(await import('./handlers/fan-out')),
  ...(await import('./handlers/deliver')),
});
let at: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  at = await load();
});
beforeEach(() => startAfresh());

const form = targetForm();

describe('receivers', () => {
  it('stand beside each other, each with a filter, a secret and parked deliveries of its own', async () => {
    const he = await signIn('he');
    const other = { ...form, id: crypto.randomUUID(), name: 'Accounting', events: 'subscription.suspended' };
    const secrets = [done(await at.configureTarget(he, form)).secret, done(await at.configureTarget(he, other)).secret];
    expect(new Set(secrets).size).toBe(2);
    await happens(await givenEscalation());
    await at.fanOut();
    expect(await deliveries()).toMatchObject([{ target_id: form.id }]);
    await ownerSql("UPDATE delivery SET state = 'parked'");
    const { targets, rows } = await at.getDeliverySettings(he);
    expect(targets.map(({ name, events, parked }) => [name, events, parked])).toEqual([
      ['Accounting', ['subscription.suspended'], 0],
      ['Desk', ['*'], 1],
    ]);
    expect(rows.map((row) => row.targetName)).toEqual(['Desk']);
    expect((await at.getDeliverySettings(he, { target: other.id })).rows).toEqual([]);
    expect((await at.getDeliverySettings(he, { target: form.id })).rows).toHaveLength(1);
    expect(failureOf(await at.configureTarget(he, { ...form, id: crypto.randomUUID(), version: '1' }))).toEqual({
      kind: 'not_found',
    });
  });
});

describe('resending', () => {
  it('sends all that is parked for one receiver again, in the order of each record, and nothing of another', async () => {
    const receiver = await startReceiver();
    const attempt = async (id: string) => {
      await timePasses();
      for (const one of await at.claimDue(id, 10)) await at.deliver(one, { timeoutMs: 500 });
    };
    const [target, other] = [await givenTarget(receiver.url), await givenTarget(receiver.url)];
    const escalation = await givenEscalation();
    const said = [await happens(escalation), await happens(escalation), await happens(escalation)];
    while (await at.fanOut()) expect((await deliveries()).length).toBeGreaterThan(0);
    await ownerSql("UPDATE delivery SET state = 'parked', attempts = 5");
    const he = await signIn('he');
    expect(done(await at.resendParked(he, { id: target }))).toEqual({ count: 3 });
    expect(failureOf(await at.resendParked(he, { id: target }))).toEqual({ kind: 'conflict', why: 'not_parked' });
    const states = async () =>
      (await deliveries())
        .map((one) => [one.target_id === target ? 'this' : one.target_id === other && 'other', one.state])
        .sort();
    expect(await states()).toEqual([...Array(3).fill(['other', 'parked']), ...Array(3).fill(['this', 'pending'])]);
    for (let index = 0; index < 3; index += 1) await attempt(target);
    expect(receiver.received.map((one) => JSON.parse(one.body).id)).toEqual(said);
    expect(await events('delivery.resent')).toHaveLength(3);
    await receiver.close();
  });

  it('lets a parked event be fanned out again', async () => {
    await givenTarget('https://desk.example');
    const poison = await givenPoison();
    await ownerSql("UPDATE event_dispatch SET state = 'parked', attempts = 8, last_error = 'why' WHERE event_id = $1", [
      poison,
    ]);
    const he = await signIn('he');
    expect((await at.getDeliverySettings(he)).parkedEvents).toMatchObject([
      { id: poison, name: 'escalation.replied', attempts: 8, lastError: 'why' },
    ]);
    done(await at.resendEvent(he, { id: poison }));
    await at.fanOut();
    expect(await dispatch(poison)).toMatchObject({ state: 'pending', attempts: 9 });
    expect(failureOf(await at.resendEvent(he, { id: poison }))).toEqual({ kind: 'conflict', why: 'not_parked' });
  });
});

describe('a test', () => {
  it('is signed with the receiver’s secret, answers with what was answered, and is on the record; switched off or not', async () => {
    const receiver = await startReceiver();
    const he = await signIn('he');
    const { secret } = done(await at.configureTarget(he, { ...form, url: receiver.url, enabled: 'off' }));
    receiver.otherwise = status(503);
    expect(await at.sendTest(he, form.id, { timeoutMs: 2_000 })).toMatchObject({
      ok: true,
      value: { isDelivered: false, status: 503, error: null },
    });
    receiver.otherwise = status(204);
    expect(await at.sendTest(he, form.id)).toMatchObject({ ok: true, value: { isDelivered: true, status: 204 } });
    const [, last] = receiver.received;
    expect(JSON.parse(last?.body ?? '')).toMatchObject({
      id: last?.id,
      type: 'delivery_target.test',
      data: { test: true },
    });
    expect(() =>
      new Webhook(secret ?? '').verify(last?.body ?? '', last?.headers as Record<string, string>),
    ).not.toThrow();
    expect(await events('delivery_target.tested')).toMatchObject([
      { data: { status: 204 } },
      { data: { status: 503 } },
    ]);
    expect((await at.getDeliverySettings(he)).targets[0]?.tested).toEqual({ status: 204, error: null });
    expect(await deliveries()).toEqual([]);
    await receiver.close();
    expect(await at.sendTest(he, form.id)).toMatchObject({ ok: true, value: { isDelivered: false, error: 'refused' } });
  });

  it('is the administrator’s alone, and of a receiver that there is', async () => {
    const he = await signIn('he');
    const before = await events('delivery_target.tested');
    done(await at.configureTarget(he, form));
    for (const person of personKeys.filter((key) => key !== 'he'))
      expect([person, failureOf(await at.sendTest(await signIn(person), form.id))?.kind]).toEqual([person, 'refused']);
    expect(failureOf(await at.sendTest(he, crypto.randomUUID()))).toEqual({ kind: 'not_found' });
    expect(await events('delivery_target.tested')).toEqual(before);
  });
});
