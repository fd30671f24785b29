import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { acts, givenFiled } from './mail-stories';
import { givenChoice, givenMail } from './rows-notifications';

useDatabase();
let eventId = '';
beforeAll(async () => {
  eventId = await acts('lin', await givenFiled(), 'replied');
  await givenMail('hana', eventId, 'For hana alone');
  await givenChoice('hana', 'requests', false);
});

const DENIED = /permission denied|row-level security/;
const count = async (person: PersonKey, table: string) =>
  (await asRole<{ count: number }>('app', `SELECT count(id)::int AS count FROM ${table}`, { person })).rows[0]?.count;

describe('a mailbox', () => {
  it('shows own mails, and nobody else’s to anybody', async () => {
    expect(await count('hana', 'notification')).toBe(1);
    for (const person of ['ada', 'fei', 'lin', 'zhao', 'he', 'qian', 'tina', 'nora'] as const)
      expect([person, await count(person, 'notification')]).toEqual([person, 0]);
  });

  it('shows no mail that is still on its way, nor to whom it goes and with which claim', async () => {
    await ownerSql(
      "INSERT INTO notification (id, event_id, event_name, kind, person_id, due_at, created_at) VALUES ($1, $2, 'x', 'requests', $3, now(), now())",
      [randomUUID(), eventId, PEOPLE.ada.id],
    );
    expect(await count('ada', 'notification')).toBe(0);
    await expect(asRole('app', 'SELECT claim_hash FROM notification', { person: 'hana' })).rejects.toThrow(DENIED);
    await expect(asRole('app', 'SELECT customer_id FROM notification', { person: 'hana' })).rejects.toThrow(DENIED);
  });

  it('is written by the worker alone', async () => {
    for (const sql of [
      "UPDATE notification SET state = 'pending'",
      'DELETE FROM notification',
      `INSERT INTO notification (id, event_id, event_name, kind, person_id, due_at, created_at) VALUES (gen_random_uuid(), '${eventId}', 'x', 'requests', '${PEOPLE.lin.id}', now(), now())`,
      'SELECT * FROM notification_dispatch',
    ])
      await expect(asRole('app', sql, { person: 'hana' })).rejects.toThrow(DENIED);
  });
});

describe('a choice', () => {
  it('is read and changed by the person alone', async () => {
    const read = async (person: PersonKey) =>
      (await asRole('app', 'SELECT * FROM notification_preference', { person })).rows.length;
    expect([await read('hana'), await read('ada'), await read('he')]).toEqual([1, 0, 0]);
    const foreign = `INSERT INTO notification_preference (person_id, kind, by_mail) VALUES ('${PEOPLE.hana.id}', 'cases', false)`;
    await expect(asRole('app', foreign, { person: 'ada' })).rejects.toThrow(DENIED);
    await asRole('app', 'UPDATE notification_preference SET by_mail = true', { person: 'ada' });
    expect(await ownerSql('SELECT by_mail FROM notification_preference')).toEqual([{ by_mail: false }]);
  });
});

describe('the door by which a mail is written as its recipient', () => {
  const ENTER = 'SELECT * FROM enter_as_recipient($1, $2)';
  const notice = async (change: string, claim: string) => {
    const id = randomUUID();
    await ownerSql(
      `INSERT INTO notification (id, event_id, event_name, kind, person_id, due_at, created_at, claim_hash, leased_until)
       VALUES ($1, $2, 'x', 'requests', $3, now(), now(), $4, now() + interval '1 minute') ON CONFLICT DO NOTHING`,
      [id, eventId, PEOPLE.wu.id, hashOf(claim)],
    );
    if (change) await ownerSql(`UPDATE notification SET ${change} WHERE id = $1`, [id]);
    return id;
  };
  const entered = async (id: string, claim: string) =>
    (await asRole<{ email: string }>('app', ENTER, { values: [id, claim] })).rows.map((row) => row.email);

  it('opens for the claim that the worker drew, while its lease runs, and for nothing else', async () => {
    const claim = newSecret();
    const id = await notice('', claim);
    expect(await entered(id, claim)).toEqual([PEOPLE.wu.email]);
    expect(await entered(id, newSecret())).toEqual([]);
    expect(await entered(id, hashOf(claim))).toEqual([]);
    expect(await entered(randomUUID(), claim)).toEqual([]);
    for (const change of [
      "leased_until = now() - interval '1 second'",
      "leased_until = now() + interval '1 minute', state = 'sending'",
      "state = 'sent', finished_at = now()",
      "state = 'pending', finished_at = NULL, claim_hash = NULL",
    ]) {
      await ownerSql(`UPDATE notification SET ${change} WHERE id = $1`, [id]);
      expect([change, await entered(id, claim)]).toEqual([change, []]);
    }
    await ownerSql('DELETE FROM notification WHERE id = $1', [id]);
  });

  it('does not open for a person who may not sign in', async () => {
    const claim = newSecret();
    const id = await notice('', claim);
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.wu.id]);
    expect(await entered(id, claim)).toEqual([]);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.wu.id]);
  });

  it('is not the worker’s own', async () => {
    await expect(asRole('worker', ENTER, { values: [randomUUID(), 'x'] })).rejects.toThrow(DENIED);
  });
});

describe('the worker', () => {
  it.each([
    'SELECT name FROM person',
    'SELECT email FROM person',
    'SELECT title FROM service_message',
    'SELECT title FROM health_issue',
    'SELECT subject FROM notification',
    'SELECT text_body FROM notification',
    'SELECT technical_contact_email FROM tenant_organization',
  ])('decides whom to tell without %s', async (sql) => {
    await expect(asRole('worker', sql)).rejects.toThrow(DENIED);
  });
});
