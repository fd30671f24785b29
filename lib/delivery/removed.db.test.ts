import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownerSql, signIn, useDatabase } from '@/test/database';
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
});
