import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Audience } from '@/lib/command/event';
import { disablePerson } from '@/lib/identity/commands/disable-person';
import { endSessionsOf } from '@/lib/identity/commands/end-sessions-of';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from '@/test/cast';
import { adminSql, ownerSql, signIn, useDatabase } from '@/test/database';
import { type Heard, hear } from '@/test/heard';
import { insertMessage } from '@/test/message-rows';
import { givenPerson, sessionOf } from '@/test/rows-people';
import { signInBrowser } from '@/test/signed-in-browser';

useDatabase();

let live: typeof import('./live');
let stream: typeof import('./live-stream');
let listening: typeof import('@/lib/platform/listen');

beforeAll(async () => {
  live = await import('./live');
  stream = await import('./live-stream');
  listening = await import('@/lib/platform/listen');
});
afterEach(() => live.closeLiveStreams());
afterAll(() => listening.stopListening());

const open = (viewer: Viewer, pace = { coalesceMs: 20, heartbeatMs: 25_000, sessionCheckMs: 60_000 }) => {
  const opened = new stream.LiveStream(viewer, () => {}, pace);
  return { ...hear(opened.body), close: () => opened.close() };
};
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 });
const named = (heard: Heard[], event: string) => heard.filter((one) => one.event === event).map((one) => one.data);
/** The marks of the last hello. */
const begun = (heard: Heard[]) =>
  (named(heard, 'hello').at(-1) as { news: { mark: string }[] }).news.map((one) => one.mark);
const greeted = (heard: Heard[], times = 1) =>
  until(() => expect(named(heard, 'hello').length).toBeGreaterThanOrEqual(times));

/** Something happens, as the database tells it. */
async function happen(
  audience: Audience,
  record: string,
  partner: 'contoso' | 'fabrikam' = 'contoso',
): Promise<string> {
  const [row] = await ownerSql<{ id: string; at: Date }>(
    `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, record_type, record_id, audience, data, at)
     VALUES ($1, 'escalation.noted', 'escalation.note', 'P15', $2, $3, $4, 'escalation', $5, $6, '{}', now()) RETURNING id, at`,
    [newId(), PEOPLE.lin.id, ORGANIZATIONS.operator.id, ORGANIZATIONS[partner].id, record, audience],
  );
  return `${row?.at.getTime()}-${row?.id.slice(0, 12)}`;
}

const cutListening = () =>
  adminSql(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'liaison-listen' AND datname = current_database()",
  );

describe('a stream', () => {
  it('tells each side what is for it, and only as ids', async () => {
    const [lin, hana, fei] = [open(await signIn('lin')), open(await signIn('hana')), open(await signIn('fei'))];
    const [sam, tina] = [open(await signIn('sam')), open(await signIn('tina'))];
    for (const one of [lin, hana, fei, sam, tina]) await greeted(one.heard);
    const note = await happen('operator', 'a');
    const internal = await happen('partner', 'b');
    const reply = await happen('operator_partner', 'c');
    const line = (mark: string, record: string) => ({ mark, type: 'escalation', record });
    await until(() => expect(named(hana.heard, 'message')).toEqual([line(internal, 'b'), line(reply, 'c')]));
    await until(() => expect(named(lin.heard, 'message')).toEqual([line(note, 'a'), line(reply, 'c')]));
    for (const silent of [fei, sam, tina]) expect(named(silent.heard, 'message')).toEqual([]);
  });

  it('starts with the newest events that its reader may see', async () => {
    const note = await happen('operator', 'a');
    const reply = await happen('operator_partner', 'a');
    const other = await happen('operator_partner', 'z', 'fabrikam');
    const greeting = async (who: PersonKey) => {
      const opened = open(await signIn(who));
      await greeted(opened.heard);
      return begun(opened.heard);
    };
    expect((await greeting('lin')).slice(0, 3)).toEqual([other, reply, note]);
    expect((await greeting('hana'))[0]).toBe(reply);
    expect((await greeting('fei'))[0]).toBe(other);
    // To a customer the messages that are meant for it are news, and nothing of this.
    expect((await greeting('tina')).filter((mark) => !/-MC\d+$/.test(mark))).toEqual([]);
  });

  it('tells nothing of how much happens elsewhere: no number of it counts', async () => {
    const hana = open(await signIn('hana'));
    await greeted(hana.heard);
    const told = async () => {
      await happen('partner', 'quiet');
      await until(() => expect(named(hana.heard, 'message')).toHaveLength(1));
      return JSON.stringify(hana.heard);
    };
    const text = await told();
    const [row] = await ownerSql<{ seq: string }>('SELECT max(seq)::text AS seq FROM event');
    expect(text).not.toMatch(new RegExp(`[":]${row?.seq}\\b`));
    expect(text).not.toContain('seq');
  });

  it('tells a customer of a message that is meant for it, as it changes, and nobody of one that is not', async () => {
    await insertMessage('Live words', { id: 'MC990001', services: [{ name: 'Exchange Online', id: 'exchange' }] });
    await insertMessage('Private words', {
      id: 'MC990002',
      services: [{ name: 'Exchange Online', id: 'exchange' }],
      columns: { is_data_privacy: true },
    });
    const [tina, mei, lena, hana] = [
      open(await signIn('tina')),
      open(await signIn('mei')),
      open(await signIn('lena')),
      open(await signIn('hana')),
    ];
    for (const one of [tina, mei, lena, hana]) await greeted(one.heard);
    for (const id of ['MC990001', 'MC990002']) {
      await ownerSql('UPDATE service_message SET updated_at = now() WHERE id = $1', [id]);
      await ownerSql(
        `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, record_type, record_id, audience, data, at)
         VALUES ($1, 'service_message.updated', 'service_message.publish', 'P1', $2, $3, 'service_message', $4, 'operator', '{}', now())`,
        [newId(), PEOPLE.wu.id, ORGANIZATIONS.operator.id, id],
      );
    }
    const records = (heard: Heard[]) => named(heard, 'message').map((one) => (one as { record: string }).record);
    await until(() => expect(records(tina.heard).sort()).toEqual(['MC990001', 'MC990002']));
    await until(() => expect(records(mei.heard)).toEqual(['MC990001']));
    expect([...records(lena.heard), ...records(hana.heard)]).toEqual([]);
    expect(JSON.stringify(tina.heard)).not.toContain('Live words');
  });

  it('starts over after the database was away, and misses nothing', async () => {
    const hana = open(await signIn('hana'));
    await greeted(hana.heard);
    await happen('partner', 'before');
    await until(() => expect(named(hana.heard, 'message')).toHaveLength(1));
    const before = named(hana.heard, 'hello').length;
    await cutListening();
    const missed = await happen('partner', 'missed');
    await greeted(hana.heard, before + 1);
    await until(() => expect(begun(hana.heard)[0]).toBe(missed));
    const after = await happen('partner', 'after');
    await until(() => expect(named(hana.heard, 'message').at(-1)).toMatchObject({ mark: after }));
  });

  it('says bye at once to somebody who is disabled, or signed out by whoever looks after people', async () => {
    const disabled = await givenPerson('hana');
    const ended = await givenPerson('hana');
    const streams = [open(await sessionOf(disabled)), open(await sessionOf(ended))];
    for (const one of streams) await greeted(one.heard);
    const ula = await signIn('ula');
    expect(await disablePerson(ula, { personId: disabled })).toMatchObject({ ok: true });
    expect(await endSessionsOf(ula, { personId: ended })).toMatchObject({ ok: true });
    for (const one of streams) {
      await one.ended;
      expect(one.heard.at(-1)).toEqual({ event: 'bye', data: { why: 'signed_out' } });
    }
  });

  it('says bye when the session is revoked: at the next event, and else at the next check', async () => {
    const revoke = ({ sessionHash }: Viewer) =>
      ownerSql('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [sessionHash]);
    const [first, second] = [await signIn('hana'), await signIn('hana')];
    const told = open(first);
    const checked = open(second, { coalesceMs: 20, heartbeatMs: 10, sessionCheckMs: 100 });
    await greeted(told.heard);
    await greeted(checked.heard);
    await revoke(second);
    await checked.ended;
    expect(checked.heard.at(-1)).toEqual({ event: 'bye', data: { why: 'signed_out' } });
    expect(checked.comments.length).toBeGreaterThan(1);
    await revoke(first);
    await happen('partner', 'secret');
    await told.ended;
    expect(named(told.heard, 'message')).toEqual([]);
    expect(told.heard.at(-1)).toEqual({ event: 'bye', data: { why: 'signed_out' } });
  });

  it('does not keep a session from running out', async () => {
    const viewer = await signIn('hana');
    await ownerSql("UPDATE session SET seen_at = now() - interval '30 minutes' WHERE id_hash = $1", [
      viewer.sessionHash,
    ]);
    const hana = open(viewer);
    await greeted(hana.heard);
    await happen('partner', 'a');
    await until(() => expect(named(hana.heard, 'message')).toHaveLength(1));
    const [row] = await ownerSql<{ idle: boolean }>(
      "SELECT seen_at < now() - interval '29 minutes' AS idle FROM session WHERE id_hash = $1",
      [viewer.sessionHash],
    );
    expect(row?.idle).toBe(true);
  });
});

describe('the route', () => {
  const cookieOf = async (person: PersonKey) => (await signInBrowser(person)).cookie;
  const ask = (cookie: string, signal?: AbortSignal) =>
    live.answerLive(
      new Request('http://localhost:3000/api/live', { headers: { cookie }, ...(signal ? { signal } : {}) }),
    );

  it('is an event stream that nothing on the way holds back', async () => {
    const { headers, status } = await ask(await cookieOf('hana'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/event-stream');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
  });

  it('says bye to the signed-out', async () => {
    for (const cookie of ['', 'liaison.session=nonsense']) {
      const { heard, ended } = hear((await ask(cookie)).body);
      await ended;
      expect(heard).toEqual([{ event: 'bye', data: { why: 'signed_out' } }]);
    }
  });

  it('ends the oldest of seven streams, and lets go of those whose browser has gone', async () => {
    const cookie = await cookieOf('hana');
    const gone = new AbortController();
    const first = hear((await ask(cookie)).body);
    for (let more = 0; more < 5; more += 1) await ask(cookie, gone.signal);
    expect(live.liveStreamCount()).toBe(6);
    await ask(cookie, gone.signal);
    await first.ended;
    expect(first.heard.at(-1)).toEqual({ event: 'bye', data: { why: 'too_many' } });
    expect(live.liveStreamCount()).toBe(6);
    gone.abort();
    expect(live.liveStreamCount()).toBe(0);
    const read = (await ask(cookie)).body;
    await read?.cancel();
    expect(live.liveStreamCount()).toBe(0);
  });
});
