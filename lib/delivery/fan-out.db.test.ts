import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerSql, useDatabase } from '@/test/database';
import {
  deliveries,
  dispatch,
  givenEscalation,
  givenPoison,
  givenTarget,
  happens,
  startAfresh,
  timePasses,
} from '@/test/outbox';

useDatabase();

let fanOut: typeof import('./handlers/fan-out').fanOut;
let nextFanOutMs: typeof import('./handlers/fan-out').nextFanOutMs;
beforeAll(async () => {
  ({ fanOut, nextFanOutMs } = await import('./handlers/fan-out'));
});
beforeEach(() => startAfresh());

const drain = async () => {
  let taken = 0;
  for (let batch = await fanOut(); batch > 0; batch = await fanOut()) taken += batch;
  return taken;
};

describe('fan-out', () => {
  it('renders what the desk may read of the escalation, once, with the event and its message', async () => {
    const target = await givenTarget('https://desk.example');
    const escalation = await givenEscalation();
    const event = await happens(escalation, 'operator_partner', { text: 'Answer – 回答' });
    expect(await drain()).toBe(1);
    const [delivery, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      target_id: target,
      event_id: event,
      state: 'pending',
      attempts: 0,
      record_id: escalation.id,
    });
    expect(delivery?.id).not.toBe(event);
    expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
      id: event,
      type: 'escalation.replied',
      timestamp: '2026-11-20T03:00:00.000Z',
      data: {
        id: escalation.id,
        number: escalation.number,
        url: `http://localhost:3000/support-requests/${escalation.number}`,
        customer: { name: 'Tailspin Toys', id: escalation.customer_id },
        partner: { name: 'Contoso Cloud', id: escalation.partner_id },
        service: { id: 'exchange', name: 'Exchange Online' },
        severity: { proposed: 'B', set: null },
        state: 'submitted',
        title: escalation.title,
        description: escalation.description,
        lacks: ['tools'],
        contact: { name: 'Hana Sato', email: 'hana@contoso.example', phone: null },
        responseDueAt: '2026-11-23T02:00:00.000Z',
        message: { body: 'Answer – 回答', audience: 'operator_partner', from: 'partner' },
        event: { number: escalation.number },
      },
    });
    expect(await dispatch(event)).toMatchObject({ state: 'done' });
  });

  it('sends nothing of what is between partner and customer, and nothing that the desk cannot read', async () => {
    await givenTarget('https://desk.example', ['*', 'escalation.noted']);
    const escalation = await givenEscalation();
    const kept = [
      await happens(escalation, 'partner'),
      await happens(escalation, 'partner_customer'),
      await happens({ ...escalation, id: crypto.randomUUID() }),
    ];
    const mine = await happens(escalation, 'partner', { text: 'internal' });
    await ownerSql(
      "INSERT INTO event (id, name, action, rule, record_type, record_id, audience, data, at) SELECT gen_random_uuid(), name, action, rule, record_type, record_id, 'operator', data, at FROM event WHERE id = $1",
      [mine],
    );
    expect(await drain()).toBe(5);
    expect(await deliveries()).toEqual([]);
    for (const event of [...kept, mine]) expect(await dispatch(event)).toMatchObject({ state: 'done' });
    await happens(escalation, 'operator');
    await drain();
    expect(await deliveries()).toHaveLength(1);
  });

  it('reaches each enabled target by its filter, and each once', async () => {
    const every = await givenTarget('https://every.example');
    const some = await givenTarget('https://some.example', ['escalation.closed', 'escalation.replied']);
    await givenTarget('https://other.example', ['escalation.submitted']);
    await givenTarget('https://off.example', ['*'], { is_enabled: false });
    const event = await happens(await givenEscalation());
    await drain();
    await ownerSql("UPDATE event_dispatch SET state = 'pending' WHERE event_id = $1", [event]);
    await timePasses();
    await drain();
    expect((await deliveries()).map((one) => one.target_id).sort()).toEqual([every, some].sort());
  });

  it('delivers other records with their own facts only', async () => {
    await givenTarget('https://desk.example', ['delivery.resent']);
    await ownerSql(
      "INSERT INTO event (id, name, action, rule, record_type, record_id, audience, data, at) VALUES (gen_random_uuid(), 'delivery.resent', 'delivery.resend', 'P12', 'delivery', 'x', 'operator', '{\"attempts\": 3}', now())",
    );
    await drain();
    expect(JSON.parse((await deliveries())[0]?.body ?? '').data).toEqual({
      id: 'x',
      type: 'delivery',
      event: { attempts: 3 },
    });
  });

  it('is done once by two workers at once', async () => {
    await givenTarget('https://desk.example');
    for (let index = 0; index < 60; index += 1) await happens(await givenEscalation());
    const [one, two] = await Promise.all([drain(), drain()]);
    expect(one + two).toBe(60);
    expect(await deliveries()).toHaveLength(60);
  });
});

describe('poison', () => {
  it('blocks nobody, is put off with growing waits, is parked with its reason, and is never lost', async () => {
    await givenTarget('https://desk.example');
    const poison = await givenPoison();
    const good = await happens(await givenEscalation());
    expect(await drain()).toBe(2);
    expect((await deliveries()).map((one) => one.event_id)).toEqual([good]);
    const waits: number[] = [];
    for (let attempt = 1; attempt < 8; attempt += 1) {
      const found = await dispatch(poison);
      expect(found).toMatchObject({ state: 'pending', attempts: attempt });
      waits.push(Math.round(found?.due_in ?? 0));
      await timePasses();
      await drain();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(await dispatch(poison)).toMatchObject({
      state: 'parked',
      attempts: 8,
      last_error: expect.stringContaining('uuid'),
    });
    expect(await nextFanOutMs()).toBeNull();
  });

  it('holds back later events of its own record until it is parked', async () => {
    await givenTarget('https://desk.example');
    const poison = await givenPoison('one record');
    const later = await givenPoison('one record');
    await drain();
    expect(await dispatch(later)).toMatchObject({ state: 'pending', attempts: 0 });
    expect(await nextFanOutMs()).toBeGreaterThan(0);
    await ownerSql("UPDATE event_dispatch SET state = 'parked' WHERE event_id = $1", [poison]);
    await drain();
    expect(await dispatch(later)).toMatchObject({ attempts: 1 });
  });
});
