import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { meanwhile } from '@/test/meanwhile';
import { deliveries, givenEscalation, happens, startAfresh, targetForm } from '@/test/outbox';
import { done, events, failureOf } from '@/test/outcomes';

vi.stubEnv('LIAISON_ALLOW_PRIVATE_TARGETS', 'desk.internal:8080,127.0.0.1');
useDatabase();

const load = async () => ({
  ...(await import('./commands/configure-target')),
  ...(await import('./commands/remove-target')),
  ...(await import('./commands/resend-delivery')),
  ...(await import('./commands/resend-event')),
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

/** What `work` answers, which began while the receiver was being removed. */
const removedDuring = <T>(work: () => Promise<T>): Promise<T> =>
  meanwhile(
    'he',
    [
      ["SELECT pg_advisory_xact_lock(hashtextextended('delivery_target ' || $1::text, 0))", form.id],
      ['UPDATE delivery_target SET removed_at = now(), is_enabled = false WHERE id = $1', form.id],
    ],
    work,
  );

describe('a receiver', () => {
  it('that comes back from the browser’s history with other content is said, and the first stays as it is', async () => {
    const he = await signIn('he');
    done(await at.configureTarget(he, form));
    for (const change of [{ name: 'Second' }, { url: 'https://other.example/' }, { events: 'escalation.closed' }])
      expect(failureOf(await at.configureTarget(he, { ...form, ...change }))).toEqual({
        kind: 'conflict',
        why: 'already_sent',
      });
    expect(done(await at.configureTarget(he, form))).toEqual({ id: form.id, secret: null });
    expect(await ownerSql('SELECT name FROM delivery_target')).toEqual([{ name: form.name }]);
  });

  it('removed is sent nothing and changed no more, and what it was sent stays readable', async () => {
    const [he, qian] = [await signIn('he'), await signIn('qian')];
    done(await at.configureTarget(he, form));
    const gone = { id: form.id, version: '1' };
    expect(failureOf(await at.removeTarget(he, { ...gone, version: '9' }))).toEqual({ kind: 'stale', version: 1 });
    expect(failureOf(await at.removeTarget(qian, gone))).toMatchObject({ kind: 'refused' });
    await happens(await givenEscalation());
    while (await at.fanOut()) expect(await deliveries()).not.toHaveLength(0);
    done(await at.removeTarget(he, gone));
    const settings = await at.getDeliverySettings(qian);
    expect(settings).toMatchObject({ targets: [], parkedCount: 0 });
    const [delivery] = settings.rows;
    expect(await events('delivery_target.removed')).toMatchObject([{ data: { parked: 1 } }]);
    expect(settings.rows).toMatchObject([{ targetName: form.name, isTargetRemoved: true, state: 'parked' }]);
    const before = settings.rows.length;
    for (const outcome of [
      await at.removeTarget(he, { ...gone, version: '2' }),
      await at.configureTarget(he, { ...form, version: '2' }),
      await at.configureTarget(he, form),
      await at.resendDelivery(he, { id: delivery?.id }),
    ])
      expect(failureOf(outcome)).toEqual({ kind: 'not_found' });
    await happens(await givenEscalation());
    while (await at.fanOut()) expect(await deliveries()).not.toHaveLength(0);
    expect((await at.getDeliverySettings(qian)).rows).toHaveLength(before);
  });

  it('that is just being removed is sent nothing again', async () => {
    const he = await signIn('he');
    done(await at.configureTarget(he, form));
    await happens(await givenEscalation());
    while (await at.fanOut()) expect(await deliveries()).not.toHaveLength(0);
    await ownerSql("UPDATE delivery SET state = 'parked'");
    const [parked] = await ownerSql<{ id: string }>('SELECT id FROM delivery');
    expect(failureOf(await removedDuring(() => at.resendDelivery(he, { id: parked?.id })))).toEqual({
      kind: 'not_found',
    });
    expect(await ownerSql("SELECT FROM delivery WHERE state = 'pending'")).toEqual([]);
  });

  it('that is just being removed is made no delivery', async () => {
    done(await at.configureTarget(await signIn('he'), form));
    while (await at.fanOut());
    const before = (await deliveries()).length;
    await happens(await givenEscalation());
    await removedDuring(() => at.fanOut());
    expect(await deliveries()).toHaveLength(before);
  });
});
