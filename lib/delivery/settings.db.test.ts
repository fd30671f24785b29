import { Webhook } from 'standardwebhooks';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PEOPLE, personKeys } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import {
  attempts,
  deliveries,
  givenEscalation,
  givenPoison,
  givenTarget,
  happens,
  startAfresh,
  targetForm,
  timePasses,
} from '@/test/outbox';
import { done, events, failureOf } from '@/test/outcomes';
import { type Receiver, startReceiver, status } from '@/test/receiver';

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
const GIVEN = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const sealedSecret = async () => {
  const { unseal } = await import('@/lib/platform/seal');
  const [row] = await ownerSql<{ secret_sealed: string }>('SELECT secret_sealed FROM delivery_target');
  return unseal(row?.secret_sealed ?? '');
};

describe('the target', () => {
  it('is made with a secret that is shown once, kept sealed and never read again', async () => {
    const he = await signIn('he');
    const { secret } = done(await at.configureTarget(he, form));
    expect(() => new Webhook(secret ?? '')).not.toThrow();
    expect(await sealedSecret()).toBe(secret);
    const settings = await at.getDeliverySettings(he);
    expect(settings.targets[0]).toMatchObject({
      name: 'Desk',
      url: form.url,
      isEnabled: true,
      version: 1,
      events: ['*'],
    });
    expect(JSON.stringify(settings)).not.toMatch(/whsec|sealed/);
    const [event] = await events('delivery_target.configured');
    expect(event).toMatchObject({
      audience: 'operator',
      data: {
        ...{ nameAfter: 'Desk', hostBefore: null, hostAfter: 'desk.example' },
        ...{ isEnabledAfter: true, eventsAfter: '*', isSecretNew: true, version: 1 },
      },
    });
    expect(JSON.stringify(event)).not.toContain('abc');
  });

  it('is edited on the version seen; its secret stays unless a new one is asked for or given', async () => {
    const he = await signIn('he');
    const { secret, id } = done(await at.configureTarget(he, form));
    expect(id).toBe(form.id);
    expect(
      done(
        await at.configureTarget(he, {
          ...form,
          version: '1',
          name: 'Queue',
          events: 'escalation.closed,escalation.submitted',
          enabled: 'off',
        }),
      ),
    ).toEqual({ id, secret: null });
    expect(await sealedSecret()).toBe(secret);
    expect((await at.getDeliverySettings(he)).targets[0]).toMatchObject({
      name: 'Queue',
      isEnabled: false,
      version: 2,
      events: ['escalation.closed', 'escalation.submitted'],
    });
    expect(failureOf(await at.configureTarget(he, form))).toEqual({ kind: 'conflict', why: 'already_sent' });
    expect(failureOf(await at.configureTarget(he, { ...form, version: '1' }))).toEqual({ kind: 'stale', version: 2 });
    const rotated = done(await at.configureTarget(he, { ...form, version: '2', newSecret: 'on' })).secret;
    expect(rotated).not.toBe(secret);
    expect(await sealedSecret()).toBe(rotated);
    expect(done(await at.configureTarget(he, { ...form, version: '3', secret: GIVEN })).secret).toBeNull();
    expect(await sealedSecret()).toBe(GIVEN);
    expect(await ownerSql('SELECT id FROM delivery_target')).toHaveLength(1);
  });

  it('is made once by one form that is sent twice at once, and its secret is told once', async () => {
    const [one, two] = await Promise.all([signIn('he'), signIn('he')]);
    const outcomes = await Promise.all([at.configureTarget(one, form), at.configureTarget(two, form)]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true]);
    expect(outcomes.filter((outcome) => done(outcome).secret)).toHaveLength(1);
    expect(await ownerSql('SELECT id FROM delivery_target')).toHaveLength(1);
  });

  it('is refused beside its field where nothing may be sent', async () => {
    const he = await signIn('he');
    const fault = async (change: Record<string, string>) =>
      failureOf(await at.configureTarget(he, { ...form, id: crypto.randomUUID(), ...change }));
    expect(await fault({ url: 'not an address' })).toEqual({ kind: 'invalid', fields: { url: 'web_address' } });
    expect(await fault({ url: 'http://desk.example/' })).toEqual({ kind: 'invalid', fields: { url: 'https_needed' } });
    expect(await fault({ url: 'https://10.0.0.1/' })).toEqual({ kind: 'invalid', fields: { url: 'private_address' } });
    for (const url of ['https://localhost/', 'http://LOCALHOST.:9/', 'https://desk.localhost/'])
      expect(await fault({ url })).toEqual({ kind: 'invalid', fields: { url: 'private_address' } });
    expect(await fault({ secret: 'whsec_short', events: '' })).toEqual({
      kind: 'invalid',
      fields: { secret: 'webhook_secret', events: 'choose' },
    });
    expect(await fault({ url: 'http://desk.internal:8080/' })).toBeNull();
  });
});

describe('who may', () => {
  it("configure and resend: the operator's administrator alone", async () => {
    for (const person of personKeys) {
      const viewer = await signIn(person);
      const failures = [
        failureOf(await at.configureTarget(viewer, { ...form, id: crypto.randomUUID(), version: '99' })),
        failureOf(await at.removeTarget(viewer, { id: crypto.randomUUID(), version: '1' })),
        failureOf(await at.resendDelivery(viewer, { id: crypto.randomUUID() })),
        failureOf(await at.resendEvent(viewer, { id: crypto.randomUUID() })),
      ].map((failure) => failure?.kind);
      expect([person, failures]).toEqual([person, Array(4).fill(person === 'he' ? 'not_found' : 'refused')]);
    }
  });

  it('look: administrator, lead and auditor, in raw SQL too', async () => {
    await givenTarget('https://desk.example');
    await happens(await givenEscalation());
    await givenPoison();
    while (await at.fanOut()) expect(await deliveries()).toHaveLength(1);
    await ownerSql("UPDATE event_dispatch SET state = 'parked' WHERE state = 'pending'");
    const readers = ['zhao', 'he', 'qian'];
    for (const person of personKeys) {
      const viewer = await signIn(person);
      const seen = await at.getDeliverySettings(viewer).then(
        (settings) => settings.rows.length + settings.parkedEvents.length,
        () => 0,
      );
      const { rows } = await asRole(
        'app',
        "SELECT (SELECT count(*) FROM delivery)::int + (SELECT count(*) FROM event_dispatch WHERE state = 'parked')::int AS count",
        { person },
      );
      expect([person, seen, rows[0]]).toEqual([
        person,
        readers.includes(person) ? 2 : 0,
        { count: readers.includes(person) ? 2 : 0 },
      ]);
      const changed = asRole('app', "UPDATE event_dispatch SET state = 'pending'", { person, undo: true });
      expect([person, (await changed).rowCount]).toEqual([person, person === 'he' ? expect.any(Number) : 0]);
    }
    expect(PEOPLE.he.roles).toEqual(['administrator']);
  });
});

describe('the list', () => {
  it('shows the newest first by pages, filters, counts what is parked, and opens one with its attempts', async () => {
    await givenTarget('https://desk.example');
    const escalation = await givenEscalation();
    for (let index = 0; index < 53; index += 1) await happens(await givenEscalation());
    await happens(escalation);
    while (await at.fanOut()) expect((await deliveries()).length).toBeGreaterThan(0);
    const all = await deliveries();
    const last = all.at(-1);
    await ownerSql("UPDATE delivery SET state = 'parked', attempts = 2 WHERE id = $1", [last?.id]);
    for (const [attempt, code] of [
      [1, 503],
      [2, 410],
    ]) {
      await ownerSql(
        "INSERT INTO delivery_attempt (id, delivery_id, attempt, at, duration_ms, status, response_excerpt) VALUES (gen_random_uuid(), $1, $2, now(), 5, $3, 'gone')",
        [last?.id, attempt, code],
      );
    }
    const zhao = await signIn('zhao');
    const first = await at.getDeliverySettings(zhao, { delivery: last?.id ?? '' });
    expect(first).toMatchObject({ parkedCount: 1, state: null, can: { configure: false, resend: false } });
    const second = await at.getDeliverySettings(zhao, { after: first.next ?? '' });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 4, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(54);
    expect(first.selected).toMatchObject({
      delivery: { number: escalation.number, state: 'parked', lastStatus: 410 },
      attempts: [{ attempt: 2, status: 410, responseExcerpt: 'gone' }, { attempt: 1 }],
    });
    expect((await at.getDeliverySettings(zhao, { state: 'parked' })).rows.map((row) => row.id)).toEqual([last?.id]);
    const odd = await at.getDeliverySettings(zhao, {
      state: 'x',
      delivery: 'y',
      after: Buffer.from('["now","z"]').toString('base64url'),
    });
    expect([odd.rows.length, odd.selected]).toEqual([50, null]);
    expect(JSON.stringify(first)).not.toContain(String(escalation.description));
  });
});

describe('resending', () => {
  let receiver: Receiver;
  const attempt = async (target: string) => {
    await timePasses();
    for (const one of await at.claimDue(target, 10)) await at.deliver(one, { timeoutMs: 500 });
  };

  it('sends a parked delivery again with the same id and body, and all its attempts anew', async () => {
    receiver = await startReceiver();
    const target = await givenTarget(receiver.url);
    await happens(await givenEscalation());
    await at.fanOut();
    receiver.otherwise = status(422);
    for (let index = 0; index < 5; index += 1) await attempt(target);
    const [parked] = await deliveries();
    expect(parked).toMatchObject({ state: 'parked', attempts: 5 });
    const he = await signIn('he');
    done(await at.resendDelivery(he, { id: parked?.id }));
    expect(failureOf(await at.resendDelivery(he, { id: parked?.id }))).toEqual({ kind: 'conflict', why: 'not_parked' });
    expect((await deliveries())[0]).toMatchObject({ state: 'pending' });
    for (let index = 0; index < 4; index += 1) await attempt(target);
    expect((await deliveries())[0]).toMatchObject({ state: 'pending', attempts: 9 });
    await attempt(target);
    expect((await deliveries())[0]).toMatchObject({ state: 'parked', attempts: 10 });
    expect(await attempts(parked?.id ?? '')).toHaveLength(10);
    expect(new Set(receiver.received.map((one) => `${one.id} ${one.body}`)).size).toBe(1);
    expect(await events('delivery.resent')).toMatchObject([
      { audience: 'operator', data: { attempts: 5, event: 'escalation.replied' } },
    ]);
    await receiver.close();
  });
});
