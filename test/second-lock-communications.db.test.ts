import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql, useDatabase } from './database';
import { type CommunicationIds, makeCommunications } from './isolation-communications-world';

/** What the database refuses even to who gets past the first lock. */
useDatabase();

let ids: CommunicationIds;
beforeEach(async () => {
  ids = await makeCommunications();
});
const as = (person: PersonKey, sql: string) => asRole('app', sql, { person });
const changes = async (person: PersonKey, sql: string) => (await as(person, sql)).rowCount;
const EVERYBODY_ELSE = ['lin', 'he', 'qian', 'ada', 'fei', 'tina', 'mei', 'max'] as const;

describe('a published message', () => {
  it.each([
    [
      'a service more',
      (id: string) => `INSERT INTO service_message_service VALUES ('${id}', 'Microsoft Teams', 'teams')`,
    ],
    [
      'a service again that was taken off',
      (id: string) => `WITH gone AS (DELETE FROM service_message_service WHERE message_id = '${id}')
      INSERT INTO service_message_service VALUES ('${id}', 'Teams', 'teams')`,
    ],
    [
      'no data privacy any more',
      (id: string) => `UPDATE service_message SET is_data_privacy = false WHERE id = '${id}'`,
    ],
  ])('does not reach more by %s', async (_, sql) => {
    await ownerSql('UPDATE service_message SET is_data_privacy = true WHERE id = $1', [ids.liveMessageId]);
    await expect(as('wu', sql(ids.liveMessageId))).rejects.toThrow('no change widens the audience');
  });

  it('reaches fewer when a service is taken off, and that stays so', async () => {
    const id = ids.liveMessageId;
    expect(await changes('wu', `DELETE FROM service_message_service WHERE message_id = '${id}'`)).toBe(1);
    await expect(
      as('wu', `INSERT INTO service_message_service VALUES ('${id}', 'Exchange Online', 'exchange')`),
    ).rejects.toThrow('no change widens the audience');
  });

  it('keeps a name of no service of ours, which reaches nobody; no row is changed into another', async () => {
    const id = ids.liveMessageId;
    await as('wu', `INSERT INTO service_message_service VALUES ('${id}', 'Microsoft Viva', NULL)`);
    await expect(
      as('wu', `UPDATE service_message_service SET service_id = 'teams' WHERE message_id = '${id}'`),
    ).rejects.toThrow('permission denied');
  });

  it('is never a draft again, and withdrawn it stays', async () => {
    const to = (state: string) => `UPDATE service_message SET state = '${state}' WHERE id = '${ids.liveMessageId}'`;
    for (const state of ['draft', 'in_review', 'approved'])
      await expect(as('wu', to(state))).rejects.toThrow('never back');
    expect(await changes('wu', to('withdrawn'))).toBe(1);
    await expect(as('wu', to('published'))).rejects.toThrow('never back');
  });
});

describe('approval', () => {
  const approve = (id: string, by: PersonKey) =>
    `UPDATE service_message SET state = 'approved', approved_by_id = '${PEOPLE[by].id}' WHERE id = '${id}'`;

  it('is a support lead’s, in the own name', async () => {
    await expect(as('wu', approve(ids.reviewMessageId, 'zhao'))).rejects.toThrow("another person's approval");
    await expect(as('zhao', approve(ids.reviewMessageId, 'lin'))).rejects.toThrow("another person's approval");
    expect(await changes('zhao', approve(ids.reviewMessageId, 'zhao'))).toBe(1);
  });

  it('goes before publishing, and is for what stands', async () => {
    const publish = (id: string) =>
      `UPDATE service_message SET state = 'published', published_at = now() WHERE id = '${id}'`;
    for (const id of [ids.draftMessageId, ids.reviewMessageId])
      await expect(as('wu', publish(id))).rejects.toThrow('never back');
    for (const id of [ids.reviewMessageId, ids.approvedMessageId]) {
      await expect(as('wu', `UPDATE service_message SET body = 'Other words' WHERE id = '${id}'`)).rejects.toThrow(
        'what was approved',
      );
      await expect(
        as('wu', `INSERT INTO service_message_service VALUES ('${id}', 'Microsoft Teams', 'teams')`),
      ).rejects.toThrow('services and tags change with the draft');
    }
    await expect(as('zhao', publish(ids.approvedMessageId))).rejects.toThrow('never back');
    expect(await changes('wu', publish(ids.approvedMessageId))).toBe(1);
  });
});

describe('nobody else', () => {
  it.each(EVERYBODY_ELSE)('%s writes nothing', async (person) => {
    const id = ids.liveMessageId;
    expect(await changes(person, `UPDATE service_message SET title = 'Mine' WHERE id = '${id}'`)).toBe(0);
    expect(await changes(person, `DELETE FROM service_message_tag WHERE message_id = '${id}'`)).toBe(0);
    await expect(as(person, `INSERT INTO service_message_tag VALUES ('${id}', 'Retirement')`)).rejects.toThrow(
      /row-level security|services and tags change/,
    );
    await expect(
      as(person, `INSERT INTO service_message_import_row VALUES ('${ids.importId}', 1, NULL, NULL, 'missing')`),
    ).rejects.toThrow('row-level security');
  });

  it('deletes a message, or reads the session of an import', async () => {
    await expect(as('wu', `DELETE FROM service_message WHERE id = '${ids.draftMessageId}'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(as('wu', 'SELECT session_hash FROM service_message_import')).rejects.toThrow('permission denied');
  });

  it.each(['lin', 'he', 'ada', 'tina'] as const)('%s is told no audience', async (person) => {
    const { rows } = await as(person, "SELECT * FROM service_message_audience(ARRAY['exchange'], false)");
    expect(rows).toEqual([]);
  });
});
