import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedId, ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { type As, asRole, ownerSql, useDatabase } from './database';
import { escalationRow, eventRow, ownerInserts, personInserts } from './rows';

const REFUSED = { code: '42501' };
const TAILSPIN_E1 = fixedId(2, 1);
const TAILSPIN_ARCHIVING = fixedId(2, 2);

useDatabase();

const changes = async (role: 'app' | 'worker', sql: string, as: As = {}) => (await asRole(role, sql, as)).rowCount;
const subscription = async (id: string) => (await ownerSql('SELECT * FROM subscription WHERE id = $1', [id]))[0];
const set = (assignments: string, id = TAILSPIN_E1) => `UPDATE subscription SET ${assignments} WHERE id = '${id}'`;

describe('P3, P6: who changes a subscription', () => {
  const SELLERS: PersonKey[] = ['ada', 'sam'];

  it.each(SELLERS)('%s, of the reseller of record, can', async (person) => {
    const before = await subscription(TAILSPIN_E1);
    expect(await changes('app', set('quantity = quantity + 1'), { person })).toBe(1);
    expect(await subscription(TAILSPIN_E1)).toMatchObject({ quantity: Number(before?.quantity) + 1 });
  });

  it.each(personKeys.filter((key) => !SELLERS.includes(key)))('%s cannot', async (person) => {
    const before = await subscription(TAILSPIN_E1);
    expect(await changes('app', set('quantity = 1'), { person })).toBe(0);
    expect(
      await changes('app', set("status = 'suspended', suspended_at = now(), suspension_reason = 'fraud'"), { person }),
    ).toBe(0);
    expect(await subscription(TAILSPIN_E1)).toEqual(before);
  });

  it('nobody changes the partner of record, the customer or the offer', async () => {
    for (const column of ['partner_id', 'customer_id', 'offer_id', 'is_trial', 'term_ends_at'])
      await expect(asRole('app', set(`${column} = ${column}`), { person: 'ada' })).rejects.toMatchObject(REFUSED);
  });

  it('nobody adds or removes one past a command', async () => {
    await expect(
      asRole('app', `DELETE FROM subscription WHERE id = '${TAILSPIN_E1}'`, { person: 'ada' }),
    ).rejects.toMatchObject(REFUSED);
    await expect(
      asRole('app', 'INSERT INTO subscription SELECT * FROM subscription', { person: 'ada' }),
    ).rejects.toMatchObject(REFUSED);
  });
});

describe('P6: what the scheduler alone may', () => {
  const RENEWAL =
    'term_starts_at = term_ends_at, term_ends_at = next_term_end(term_starts_at, term_ends_at), version = version + 1, updated_at = now()';
  const SUSPENSION =
    "status = 'suspended', suspended_at = now(), suspension_reason = 'non_payment', version = version + 1, updated_at = now()";
  const DELETION = "status = 'deleted', version = version + 1, updated_at = now()";
  const ended = "term_ends_at = now() - interval '1 minute'";
  const suspended = (days: number) =>
    `status = 'suspended', suspended_at = now() - interval '${days} days', suspension_reason = 'non_payment'`;
  const given = (assignments: string, id = TAILSPIN_E1) => ownerSql(set(assignments, id));

  beforeEach(async () => {
    await ownerSql(
      `UPDATE subscription SET status = 'active', suspended_at = NULL, suspension_reason = NULL, auto_renew = true,
      term_ends_at = now() + interval '90 days' WHERE id IN ($1, $2)`,
      [TAILSPIN_E1, TAILSPIN_ARCHIVING],
    );
  });

  const refused = (sql: string) => expect(asRole('worker', sql)).rejects.toMatchObject(REFUSED);

  it('renews at the end of the term', async () => {
    await given(ended);
    expect(await changes('worker', set(RENEWAL))).toBe(1);
  });

  it('renews neither before the end, nor what does not renew itself, nor what is suspended', async () => {
    await refused(set(RENEWAL));
    await given(`auto_renew = false, ${ended}`);
    await refused(set(RENEWAL));
    await given(`auto_renew = true, ${suspended(3)}`);
    await refused(set(RENEWAL));
  });

  it('changes nothing else with a renewal', async () => {
    await given(ended);
    for (const more of [
      'quantity = 1',
      "friendly_name = 'x'",
      'auto_renew = false',
      `partner_id = '${ORGANIZATIONS.fabrikam.id}'`,
      "offer_id = 'o365-e3'",
    ])
      await refused(set(`${RENEWAL}, ${more}`));
    await refused(set(`${RENEWAL}, status = 'deleted'`));
  });

  it('renews for a term of the same length, from the end of the last, and never a trial', async () => {
    await given(ended);
    for (const more of [
      "term_starts_at = term_ends_at, term_ends_at = term_ends_at + interval '5 years', version = version + 1, updated_at = now()",
      'term_ends_at = next_term_end(term_starts_at, term_ends_at), version = version + 1, updated_at = now()',
      'term_starts_at = term_ends_at, term_ends_at = next_term_end(term_starts_at, term_ends_at), updated_at = now()',
    ])
      await refused(set(more));
    await given('is_trial = true');
    await refused(set(RENEWAL));
    await given('is_trial = false');
  });

  it('suspends with a parent from now on and for its reason, so that the 60 days are whole', async () => {
    await given(suspended(59));
    await refused(
      set(SUSPENSION.replace('suspended_at = now()', "suspended_at = now() - interval '59 days'"), TAILSPIN_ARCHIVING),
    );
    await refused(set(SUSPENSION.replace('non_payment', 'fraud'), TAILSPIN_ARCHIVING));
    await refused(set(`${SUSPENSION}, auto_renew = false`, TAILSPIN_ARCHIVING));
  });

  it('records only what it has just done, or what is due, as nobody', async () => {
    const line = (name: string, rule: string, more = '') =>
      `INSERT INTO event (id, name, action, rule, partner_id, customer_id, record_type, record_id, audience, data, at)
       SELECT gen_random_uuid(), '${name}', 'x', '${rule}', s.partner_id, s.customer_id, 'subscription', s.id::text,
         '${more || 'operator_partner_customer'}', '{}', now() FROM subscription s WHERE s.id = '${TAILSPIN_E1}'`;
    const NAMES = [
      ['subscription.renewed', 'P6'],
      ['subscription.suspended_with_parent', 'P6'],
      ['subscription.deleted', 'P8'],
      ['subscription.term_ended', 'P6'],
      ['subscription.term_ends_soon', 'P10'],
      ['subscription.deletion_near', 'P8'],
    ] as const;
    for (const [name, rule] of NAMES) await refused(line(name, rule));
    await given("term_ends_at = now() + interval '20 days'");
    expect(await changes('worker', line('subscription.term_ends_soon', 'P10'), { undo: true })).toBe(1);
    await refused(line('subscription.term_ends_soon', 'P6'));
    await refused(line('subscription.quantity_changed', 'P6'));
    await refused(line('subscription.term_ends_soon', 'P10', 'partner'));
    await refused(line('subscription.term_ends_soon', 'P10').replace("'subscription', s.id", "'tenant', s.id"));
    await expect(
      asRole('worker', `INSERT INTO event (id, actor_id) VALUES (gen_random_uuid(), '${PEOPLE.ada.id}')`),
    ).rejects.toMatchObject(REFUSED);
  });

  it('suspends an add-on with its parent', async () => {
    await given(suspended(0));
    expect(await changes('worker', set(SUSPENSION, TAILSPIN_ARCHIVING))).toBe(1);
  });

  it('suspends neither an add-on whose parent is active, nor what has no parent', async () => {
    await refused(set(SUSPENSION, TAILSPIN_ARCHIVING));
    await refused(set(SUSPENSION));
  });

  it('deletes 60 days after the suspension', async () => {
    await given(suspended(60));
    expect(await changes('worker', set(DELETION))).toBe(1);
    expect(await changes('worker', set("status = 'active'"))).toBe(0);
  });

  it('deletes neither earlier nor what is active, and brings nothing back', async () => {
    await refused(set(DELETION));
    await given(suspended(59));
    await refused(set(DELETION));
    await refused(set("status = 'active', suspended_at = NULL, suspension_reason = NULL"));
    await refused(set("suspended_at = now() - interval '61 days'"));
  });

  it('changes nothing else with a deletion', async () => {
    await given(suspended(60));
    for (const more of ["suspension_reason = 'fraud'", 'suspended_at = now()', 'quantity = 1', "friendly_name = 'x'"])
      await refused(set(`${DELETION}, ${more}`));
  });

  it('removes and adds no row', async () => {
    await refused(`DELETE FROM subscription WHERE id = '${TAILSPIN_E1}'`);
    await refused('INSERT INTO subscription SELECT * FROM subscription');
  });
});

describe('P20: the record', () => {
  const escalation = escalationRow('hana', 'tailspin', 'exchange');
  const event = eventRow('operator_partner', escalation, 'hana');
  const STATEMENTS = [
    "UPDATE event SET name = 'x'",
    "UPDATE event SET data = '{}'",
    'DELETE FROM event',
    'TRUNCATE event CASCADE',
  ];

  beforeAll(async () => {
    await personInserts('hana', 'escalation', escalation);
    await personInserts('hana', 'event', event);
  });

  it('stands as it was written', async () => {
    const [row] = await ownerSql('SELECT name, actor_id, partner_id FROM event WHERE id = $1', [event.id]);
    expect(row).toEqual({ name: event.name, actor_id: PEOPLE.hana.id, partner_id: ORGANIZATIONS.contoso.id });
  });

  it.each(STATEMENTS)('"%s" is refused to everybody, the owner included', async (sql) => {
    for (const person of ['hana', 'lin', 'he', 'qian'] as const)
      await expect(asRole('app', sql, { person })).rejects.toMatchObject(REFUSED);
    await expect(asRole('worker', sql)).rejects.toMatchObject(REFUSED);
    await expect(ownerSql(sql)).rejects.toMatchObject(REFUSED);
    expect(await ownerSql('SELECT id FROM event WHERE id = $1', [event.id])).toHaveLength(1);
  });

  it('takes an act only from the one who acts', async () => {
    const fresh = (change: object) => ({ ...event, id: randomUUID(), ...change });
    await expect(personInserts('hana', 'event', fresh({ actor_id: PEOPLE.ada.id }))).rejects.toMatchObject(REFUSED);
    await expect(personInserts('hana', 'event', fresh({ actor_id: null }))).rejects.toMatchObject(REFUSED);
    await expect(
      personInserts('hana', 'event', fresh({ actor_organization_id: ORGANIZATIONS.fabrikam.id })),
    ).rejects.toMatchObject(REFUSED);
    await expect(
      asRole('worker', `INSERT INTO event (id, name) VALUES ('${randomUUID()}', 'x')`),
    ).rejects.toMatchObject(REFUSED);
  });

  it('gives every act its place in the outbox, where the application can only send again what is parked, as an administrator', async () => {
    const mine = [event.id];
    expect(await ownerSql('SELECT state FROM event_dispatch WHERE event_id = $1', mine)).toEqual([
      { state: 'pending' },
    ]);
    const change = (person: 'he' | 'lin' | 'hana', state: string) =>
      asRole('app', `UPDATE event_dispatch SET state = '${state}' WHERE event_id = $1`, { person, values: mine });
    expect((await change('he', 'pending')).rowCount).toBe(0);
    await ownerSql("UPDATE event_dispatch SET state = 'parked' WHERE event_id = $1", mine);
    await expect(change('he', 'done')).rejects.toMatchObject(REFUSED);
    for (const person of ['lin', 'hana'] as const) expect((await change(person, 'pending')).rowCount).toBe(0);
    expect((await change('he', 'pending')).rowCount).toBe(1);
    await expect(asRole('app', 'DELETE FROM event_dispatch', { person: 'he' })).rejects.toMatchObject(REFUSED);
    await ownerInserts('event', { ...event, id: randomUUID() });
  });
});
