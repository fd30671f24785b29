import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { PEOPLE, personKeys } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { approveMessage } from './commands/approve-message';
import { draftMessage } from './commands/draft-message';
import { publishMessage } from './commands/publish-message';
import { recallMessage } from './commands/recall-message';
import { returnMessage } from './commands/return-message';
import { reviseMessage } from './commands/revise-message';
import { submitMessage } from './commands/submit-message';
import { updateMessage } from './commands/update-message';
import { withdrawMessage } from './commands/withdraw-message';
import { getCommunication } from './queries/get-communication';

useDatabase();

let wu: Viewer;
let zhao: Viewer;
beforeAll(async () => {
  wu = await signIn('wu');
  zhao = await signIn('zhao');
});

const form = (change: object = {}) => ({
  key: randomUUID(),
  title: 'Mail flow rules change in March',
  category: 'planForChange',
  severity: 'normal',
  services: 'exchange',
  tags: 'Admin impact',
  startsAt: '2026-11-21T09:00',
  bodyType: 'html',
  body: '<p>[What changes:]</p><p>Rules are read in another order.</p>',
  ...change,
});
const versionOf = async (id: string) =>
  (await ownerSql<{ version: number }>('SELECT version FROM service_message WHERE id = $1', [id]))[0]?.version ?? 0;
const on = async (id: string) => ({ id, version: await versionOf(id) });

async function published(change: object = {}): Promise<string> {
  const { id } = done(await draftMessage(wu, form(change)));
  done(await submitMessage(wu, await on(id)));
  done(await approveMessage(zhao, await on(id)));
  done(await publishMessage(wu, await on(id)));
  return id;
}

const readersOf = async (id: string) => {
  const readers = [];
  for (const person of personKeys) {
    const { rows } = await asRole('app', 'SELECT 1 FROM service_message WHERE id = $1', { person, values: [id] });
    if (rows.length && !PEOPLE[person].email.endsWith('21vianet.example')) readers.push(person);
  }
  return readers.sort();
};
const countOf = (audience: { customers: { name: string; readers: number }[] }) =>
  Object.fromEntries(audience.customers.map(({ name, readers }) => [name, readers]));

describe('wu writes, has approved, publishes and updates', () => {
  it('a message, over the approval of somebody else', async () => {
    const { id } = done(await draftMessage(wu, form()));
    expect(id).toMatch(/^MC9\d{10}$/);
    expect(failureOf(await publishMessage(wu, await on(id)))).toMatchObject({ why: 'not_in_this_state' });
    done(await reviseMessage(wu, { ...form({ services: 'exchange,teams' }), ...(await on(id)) }));
    done(await submitMessage(wu, await on(id)));
    expect(failureOf(await reviseMessage(wu, { ...form(), ...(await on(id)) }))).toMatchObject({
      why: 'not_in_this_state',
    });
    expect(failureOf(await approveMessage(wu, await on(id)))).toMatchObject({ kind: 'refused', rule: 'P1' });
    done(await returnMessage(zhao, { ...(await on(id)), reason: 'Name the day, please.' }));
    expect((await events('service_message.returned'))[0]).toMatchObject({
      audience: 'operator',
      data: { number: id, reason: 'Name the day, please.' },
    });
    done(await submitMessage(wu, await on(id)));
    done(await approveMessage(zhao, await on(id)));
    done(await recallMessage(wu, await on(id)));
    done(await submitMessage(wu, await on(id)));
    done(await approveMessage(zhao, await on(id)));
    expect(await readersOf(id)).toEqual([]);
    done(await publishMessage(wu, await on(id)));
    const seen = await getCommunication(wu, id);
    expect(seen).toMatchObject({ state: 'published', approver: PEOPLE.zhao.name, writer: PEOPLE.wu.name });
    expect(seen.html).toBe('<p><strong>What changes:</strong></p><p>Rules are read in another order.</p>');
    expect(seen.history.map((one) => one.name)).toEqual([
      ...['drafted', 'drafted', 'submitted', 'returned', 'submitted', 'approved', 'recalled'],
      ...['submitted', 'approved', 'published'],
    ]);
  });

  it('once per form key, and not over a change that was not seen', async () => {
    const typed = form();
    const { id } = done(await draftMessage(wu, typed));
    expect(done(await draftMessage(wu, typed))).toEqual({ id });
    expect(failureOf(await draftMessage(wu, { ...typed, title: 'Something else altogether' }))).toMatchObject({
      why: 'already_sent',
    });
    const seen = await on(id);
    done(await reviseMessage(wu, { ...form(), ...seen }));
    expect(failureOf(await reviseMessage(wu, { ...form(), ...seen }))).toEqual({ kind: 'stale', version: 2 });
  });

  it.each([
    [{ title: 'Four' }, { title: 'shorter_than?least=5' }],
    [{ title: 'x'.repeat(121) }, { title: 'longer_than?most=120' }],
    [{ services: '' }, { services: 'choose_service' }],
    [{ services: 'yammer' }, { services: 'choose' }],
    [{ endsAt: '2026-11-20T09:00' }, { endsAt: 'ends_before_start' }],
    [{ actBy: 'soon' }, { actBy: 'date_time' }],
    [
      { title: 'Four', actBy: '2027-02-30T09:00', endsAt: '2026-11-20T09:00' },
      { title: 'shorter_than?least=5', actBy: 'date_time', endsAt: 'ends_before_start' },
    ],
    [
      { services: 'yammer', startsAt: '2027-02-30T09:00', actBy: '2027-06-31T09:00' },
      { services: 'choose', startsAt: 'date_time', actBy: 'date_time' },
    ],
    [
      { actBy: '9999-12-31T23:59', endsAt: '9999-12-31T23:59' },
      { actBy: 'too_far_ahead', endsAt: 'too_far_ahead' },
    ],
    [{ body: ' ' }, { body: 'required' }],
  ])('%j is said beside its field', async (change, fields) => {
    expect(failureOf(await draftMessage(wu, form(change)))).toEqual({ kind: 'invalid', fields });
  });

  it('an update tells when it was, is tagged, and keeps to the version that was seen', async () => {
    const id = await published();
    const seen = await on(id);
    done(await updateMessage(wu, { ...form({ title: 'Mail flow rules change in April' }), ...seen }));
    expect(failureOf(await updateMessage(wu, { ...form(), ...seen }))).toMatchObject({ kind: 'stale' });
    const now = await getCommunication(wu, id);
    expect(now).toMatchObject({ title: 'Mail flow rules change in April', tags: ['Admin impact', 'Updated message'] });
    expect(now.lastModifiedAt.getTime()).toBeGreaterThan(now.publishedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  });

  it('an act that is sent twice is done once; another reason is told that it changed', async () => {
    const { id } = done(await draftMessage(wu, form()));
    const twice = async (work: () => Promise<unknown>, name: string) => {
      const before = (await events(`service_message.${name}`)).length;
      for (const _ of ['once', 'again']) expect(await work()).toEqual({ ok: true, value: { id } });
      expect((await events(`service_message.${name}`)).length).toBe(before + 1);
    };
    let seen = await on(id);
    await twice(() => submitMessage(wu, seen), 'submitted');
    seen = await on(id);
    await twice(() => returnMessage(zhao, { ...seen, reason: 'Name the day, please.' }), 'returned');
    seen = await on(id);
    await twice(() => submitMessage(wu, seen), 'submitted');
    seen = await on(id);
    await twice(() => approveMessage(zhao, seen), 'approved');
    seen = await on(id);
    await twice(() => recallMessage(wu, seen), 'recalled');
    done(await submitMessage(wu, await on(id)));
    done(await approveMessage(zhao, await on(id)));
    seen = await on(id);
    await twice(() => publishMessage(wu, seen), 'published');
    seen = await on(id);
    await twice(() => withdrawMessage(wu, { ...seen, reason: 'It does not come.' }), 'withdrawn');
    expect(failureOf(await withdrawMessage(wu, { ...seen, reason: 'It comes later.' }))).toMatchObject({
      kind: 'stale',
    });
  });

  it('withdrawing it ends it for good', async () => {
    const id = await published();
    expect(await readersOf(id)).not.toEqual([]);
    done(await withdrawMessage(wu, { ...(await on(id)), reason: 'The change does not come.' }));
    expect(await readersOf(id)).toEqual([]);
    expect(failureOf(await publishMessage(wu, await on(id)))).toMatchObject({ why: 'not_in_this_state' });
  });

  it('whoever wrote on a message does not approve it, whatever their roles', async () => {
    const { id } = done(await draftMessage(wu, form()));
    await ownerSql(
      "INSERT INTO person_role (person_id, organization_id, role) SELECT id, organization_id, 'communications_editor' FROM person WHERE id = $1",
      [PEOPLE.zhao.id],
    );
    const both = await signIn('zhao');
    done(await reviseMessage(both, { ...form(), ...(await on(id)) }));
    done(await submitMessage(wu, await on(id)));
    expect(failureOf(await approveMessage(both, await on(id)))).toMatchObject({ why: 'own_message' });
    const raw = `UPDATE service_message SET state = 'approved', approved_by_id = '${PEOPLE.zhao.id}' WHERE id = '${id}'`;
    await expect(asRole('app', raw, { person: 'zhao' })).rejects.toThrow(/another person's approval/);
    await ownerSql("DELETE FROM person_role WHERE person_id = $1 AND role = 'communications_editor'", [PEOPLE.zhao.id]);
  });
});

describe('the exact audience, seen before', () => {
  it.each([
    ['exchange', '', { 'Tailspin Toys': 3, 'Wingtip Energy': 1, Adatum: 1 }],
    ['apps', '', { 'Wingtip Energy': 1, Adatum: 1, Litware: 1 }],
    ['exchange', 'Data privacy', { 'Tailspin Toys': 1, 'Wingtip Energy': 1, Adatum: 1 }],
  ])('%s, tagged %s, is who reads it once it is published', async (services, tags, expected) => {
    const { id } = done(await draftMessage(wu, form({ services, tags })));
    const before = (await getCommunication(wu, id)).audience;
    expect(countOf(before)).toEqual(expected);
    done(await submitMessage(wu, await on(id)));
    expect((await getCommunication(zhao, id)).audience).toEqual(before);
    done(await approveMessage(zhao, await on(id)));
    done(await publishMessage(wu, await on(id)));
    expect(await readersOf(id)).toHaveLength(before.readers);
  });

  it('no update widens it: a new service and a privacy tag taken off are refused, a narrower one is not', async () => {
    const id = await published({ tags: 'Data privacy', services: 'exchange,teams' });
    const wider = form({ tags: 'Data privacy', services: 'exchange,apps' });
    expect(failureOf(await updateMessage(wu, { ...wider, ...(await on(id)) }))).toEqual({
      kind: 'invalid',
      fields: { services: 'wider_services' },
    });
    expect(failureOf(await updateMessage(wu, { ...form(), ...(await on(id)) }))).toEqual({
      kind: 'invalid',
      fields: { tags: 'wider_privacy' },
    });
    done(await updateMessage(wu, { ...form({ tags: 'Data privacy', services: 'exchange' }), ...(await on(id)) }));
    expect((await getCommunication(wu, id)).services).toEqual([{ name: 'Exchange Online', isOurs: true }]);
  });
});
