import { describe, expect, it } from 'vitest';
import { PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { insertMessage } from './message-rows';

useDatabase();

const EXCHANGE = [{ name: 'Exchange Online', id: 'exchange' }];

const marks = (person: PersonKey, message: string, owner: PersonKey = person) =>
  asRole('app', 'INSERT INTO service_message_viewpoint (person_id, message_id, read_at) VALUES ($1, $2, now())', {
    person,
    values: [PEOPLE[owner].id, message],
    undo: true,
  });
// A guard may say it before the policies do.
const DENIED =
  /row-level security|permission denied|no change widens the audience|services and tags change with the draft/;

describe('P1 in the database itself', () => {
  it("nobody reads, writes or takes away another person's read states", async () => {
    const { rows } = await asRole('app', 'SELECT DISTINCT person_id FROM service_message_viewpoint', {
      person: 'serge',
    });
    expect(rows).toEqual([{ person_id: PEOPLE.serge.id }]);
    await expect(marks('serge', 'MC900025', 'tina')).rejects.toThrow(DENIED);
    for (const sql of [
      'UPDATE service_message_viewpoint SET read_at = NULL WHERE person_id = $1',
      'DELETE FROM service_message_viewpoint WHERE person_id = $1',
    ])
      expect((await asRole('app', sql, { person: 'serge', values: [PEOPLE.tina.id], undo: true })).rowCount).toBe(0);
    await expect(
      asRole('app', 'UPDATE service_message_viewpoint SET person_id = $1', {
        person: 'serge',
        values: [PEOPLE.tina.id],
        undo: true,
      }),
    ).rejects.toThrow(DENIED);
  });

  it('nobody marks a message that is not meant for them', async () => {
    await insertMessage('Draft', { id: 'MC970001', services: EXCHANGE, columns: { state: 'draft' } });
    await insertMessage('Private', { id: 'MC970002', services: EXCHANGE, columns: { is_data_privacy: true } });
    await insertMessage('Open', { id: 'MC970003', services: EXCHANGE });
    expect((await marks('mei', 'MC970003')).rowCount).toBe(1);
    for (const [person, id] of [
      ['mei', 'MC970001'],
      ['mei', 'MC970002'],
      ['serge', 'MC970002'],
      ['lena', 'MC970003'],
      ['max', 'MC970003'],
      ['uma', 'MC970003'],
      ['hana', 'MC970003'],
      ['fei', 'MC970003'],
    ] as const)
      await expect(marks(person, id)).rejects.toThrow(DENIED);
  });

  it('a partner reads no message, nor its services and tags, whatever it sells', async () => {
    for (const person of ['ada', 'hana', 'fei', 'nora', 'max'] as const)
      for (const table of ['service_message', 'service_message_service', 'service_message_tag'])
        expect((await asRole('app', `SELECT FROM ${table}`, { person })).rowCount).toBe(0);
  });

  it('of data privacy the operator reads only who writes, approves or audits, and so of what happened to it', async () => {
    const ofMine = { person: 'wu' as const, values: ['MC970002'] };
    await asRole(
      'app',
      `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, record_type, record_id, audience, data, at)
       SELECT gen_random_uuid(), 'service_message.updated', 'service_message.publish', 'P1', ctx_person(), ctx_org(), 'service_message', $1, 'operator', '{}', now()`,
      ofMine,
    );
    const reads = async (person: PersonKey, sql: string) =>
      (await asRole('app', sql, { person, values: ['MC970002'] })).rowCount;
    // The administrator searches the record of the operator's own acts: that one was done, by number alone.
    for (const [person, message, act] of [
      ['wu', 1, 1],
      ['zhao', 1, 1],
      ['qian', 1, 1],
      ['lin', 0, 0],
      ['he', 0, 1],
    ] as const) {
      expect([person, await reads(person, 'SELECT FROM service_message WHERE id = $1')]).toEqual([person, message]);
      expect([person, await reads(person, 'SELECT FROM event WHERE record_id = $1')]).toEqual([person, act]);
    }
  });

  it('services and tags are seen with their message alone', async () => {
    for (const table of ['service_message_service', 'service_message_tag']) {
      const { rowCount } = await asRole(
        'app',
        `SELECT FROM ${table} c WHERE NOT EXISTS (SELECT FROM service_message m WHERE m.id = c.message_id)`,
        {
          person: 'mei',
        },
      );
      expect(rowCount).toBe(0);
      const { rows } = await asRole<{ message_id: string }>('app', `SELECT message_id FROM ${table}`, {
        person: 'mei',
      });
      expect(rows.map((row) => row.message_id)).not.toContain('MC900016');
    }
  });

  it('no customer and no partner changes a message, its services or its tags', async () => {
    const [before] = await ownerSql("SELECT md5(string_agg(m::text, '' ORDER BY id)) AS sum FROM service_message m");
    for (const person of ['tina', 'serge', 'mei', 'ada', 'fei'] as const)
      for (const sql of [
        "UPDATE service_message SET title = 'Mine'",
        'UPDATE service_message SET is_data_privacy = false',
        'DELETE FROM service_message_service',
        'DELETE FROM service_message_tag',
        "INSERT INTO service_message_service VALUES ('MC900016', 'Another', 'apps')",
      ]) {
        const done = await asRole('app', sql, { person, undo: true }).then(
          (result) => result.rowCount,
          (error: Error) => error.message,
        );
        expect([0, expect.stringMatching(DENIED)]).toContainEqual(done);
      }
    const [after] = await ownerSql("SELECT md5(string_agg(m::text, '' ORDER BY id)) AS sum FROM service_message m");
    expect(after).toEqual(before);
  });
});
