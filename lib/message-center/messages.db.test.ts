import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { PEOPLE } from '@/test/cast';
import { recordStatements } from '@/test/counted-statements';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { insertMessage } from '@/test/message-rows';
import { markMessages } from './commands/mark-messages';
import { getMessage } from './queries/get-message';
import { listMessages } from './queries/list-messages';
import { countUnread, unreadNeedingAction } from './queries/unread-messages';
import { MARKS, type MessageSearch, SORTS } from './schema';

useDatabase();

const EXCHANGE = [{ name: 'Exchange Online', id: 'exchange' }];
let tina: Viewer;
let serge: Viewer;
let recorder: ReturnType<typeof recordStatements>;

beforeAll(async () => {
  recorder = recordStatements();
  [tina, serge] = [await signIn('tina'), await signIn('serge')];
});

const ids = async (viewer: Viewer, search: MessageSearch) =>
  (await listMessages(viewer, search)).rows.map((row) => row.id);

async function allPages(viewer: Viewer, search: MessageSearch): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await listMessages(viewer, { ...search, after });
    found.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  return found;
}

const viewpoints = () => ownerSql('SELECT * FROM service_message_viewpoint ORDER BY person_id, message_id');
const mark = (viewer: Viewer, act: string, messages: string) => markMessages(viewer, { act, ids: messages });

describe('Two administrators whose read states do not touch', () => {
  it.each(MARKS)('%s by one changes nothing for the other', async (act) => {
    const rowsOf = (person: string) =>
      ownerSql('SELECT * FROM service_message_viewpoint WHERE person_id = $1 ORDER BY message_id', [person]);
    const sergesRows = await rowsOf(PEOPLE.serge.id);
    const sergesList = await listMessages(serge, {});
    expect(await mark(tina, act, 'MC900005,MC900023,MC900024')).toEqual({ ok: true, value: { act, count: 3 } });
    expect(await rowsOf(PEOPLE.serge.id)).toEqual(sergesRows);
    expect({ ...(await listMessages(serge, {})), now: null }).toEqual({ ...sergesList, now: null });
  });

  it('both mark the same message, each as they like', async () => {
    await mark(tina, 'unread', 'MC900022');
    await mark(serge, 'read', 'MC900022');
    const [hers, his] = [await getMessage(tina, 'MC900022', {}), await getMessage(serge, 'MC900022', {})];
    expect([hers.message.isRead, his.message.isRead]).toEqual([false, true]);
  });
});

describe('Reading and marking', () => {
  it('reading changes no row: a message is marked by its command alone', async () => {
    const before = await viewpoints();
    await listMessages(tina, { q: 'mailbox' });
    expect((await getMessage(tina, 'MC900025', {})).message.isRead).toBe(false);
    await unreadNeedingAction(tina);
    await countUnread(tina);
    expect(await viewpoints()).toEqual(before);
  });

  it('marks one or many, twice is once, and each act has its way back', async () => {
    await mark(tina, 'read', 'MC900024');
    const first = await viewpoints();
    await mark(tina, 'read', 'MC900024,MC900024');
    expect(await viewpoints()).toEqual(first);
    await mark(tina, 'archive', 'MC900024,MC900025');
    expect(await ids(tina, { tab: 'archive' })).toEqual(expect.arrayContaining(['MC900024', 'MC900025']));
    expect(await ids(tina, {})).not.toContain('MC900024');
    await mark(tina, 'restore', 'MC900024');
    expect(await ids(tina, {})).toContain('MC900024');
    expect(await ids(tina, { state: 'unread' })).not.toContain('MC900024');
    await mark(tina, 'unread', 'MC900024');
    expect(await ids(tina, { state: 'unread' })).toContain('MC900024');
    await mark(tina, 'favorite', 'MC900024');
    expect(await ids(tina, { state: 'favorites' })).toContain('MC900024');
    await mark(tina, 'unfavorite', 'MC900024');
    expect(await ids(tina, { state: 'favorites' })).not.toContain('MC900024');
  });

  it('marks what is meant for the person, and says nothing of the rest', async () => {
    expect(await mark(serge, 'read', 'MC900016,MC900002,MC900014,MC404,MC900023')).toEqual({
      ok: true,
      value: { act: 'read', count: 1 },
    });
    const rows = await ownerSql(
      "SELECT message_id FROM service_message_viewpoint WHERE person_id = $1 AND message_id IN ('MC900016', 'MC900002', 'MC900014')",
      [PEOPLE.serge.id],
    );
    expect(rows).toEqual([]);
    const foreign = await mark(serge, 'read', 'MC900016');
    expect(foreign).toEqual(await mark(serge, 'read', 'MC404'));
    expect(foreign).toEqual({ ok: false, failure: { kind: 'not_found' } });
  });

  it.each([
    [{ act: 'read' }, { ids: 'choose_messages' }],
    [{ act: 'read', ids: '' }, { ids: 'choose_messages' }],
    [{ act: 'delete', ids: 'MC900024' }, { act: 'choose' }],
    [{ act: 'read', ids: Array.from({ length: 201 }, (_, n) => `MC${n + 1}`).join() }, { ids: 'too_many_messages' }],
  ])('refuses %j', async (input, fields) => {
    expect(await markMessages(tina, input)).toEqual({ ok: false, failure: { kind: 'invalid', fields } });
  });
});

describe('The list', () => {
  it('filters by service, tag, state and category', async () => {
    const list = await listMessages(serge, { service: 'entra' });
    expect(list.rows.length).toBeGreaterThan(0);
    for (const row of list.rows) expect(row.services).toContain('Microsoft Entra ID');
    for (const row of (await listMessages(serge, { tag: 'Retirement' })).rows) expect(row.tags).toContain('Retirement');
    for (const row of (await listMessages(serge, { category: 'preventOrFixIssue' })).rows)
      expect(row.category).toBe('preventOrFixIssue');
    for (const row of (await listMessages(serge, { state: 'updated' })).rows)
      expect(row.tags).toContain('Updated message');
    for (const row of (await listMessages(serge, { tag: 'Major update' })).rows) expect(row.isMajorChange).toBe(true);
    expect(await ids(tina, { tag: 'Data privacy' })).toEqual(['MC900016', 'MC900006']);
    expect(await ids(serge, { tag: 'Data privacy' })).toEqual([]);
    expect(
      await ids(serge, { service: 'nothing', tag: 'None', state: '?', category: 'x', sort: 'y', tab: 'z' }),
    ).toEqual(await ids(serge, {}));
  });

  it('finds by title, body, detail and id, whatever the case; each word must be there; signs are only signs', async () => {
    expect(await ids(serge, { q: 'basic SIGN-IN' })).toEqual(['MC900011']);
    expect(await ids(serge, { q: '5.7.232', tab: 'archive' })).toEqual(['MC900005']);
    expect(await ids(serge, { q: 'mc900011' })).toEqual(['MC900011']);
    expect(await ids(serge, { q: 'anyone-links' })).toContain('MC900017');
    for (const q of ['100%_nothing', "' OR true --", '<ul>', '\\']) expect(await ids(serge, { q })).toEqual([]);
  });

  it.each(SORTS)('sorted by %s comes in that order over all pages, each message once', async (sort) => {
    for (let n = 1; n <= 60; n += 1)
      await insertMessage(`Order ${n % 7}`, {
        id: `MC${n % 2 ? 92_000 : 9_200_000}${n}`,
        services: EXCHANGE,
        columns: {
          last_modified_at: `2026-10-${String(1 + (n % 9)).padStart(2, '0')}T00:00:00.123456Z`,
          act_by: n % 3 ? `2026-12-0${1 + (n % 3)}T00:00:00Z` : null,
        },
      });
    const found = await allPages(serge, { sort, q: 'order' });
    expect(new Set(found).size).toBe(60);
    expect(found.length).toBe(60);
    const column = { updated: 'last_modified_at', title: 'lower(title)', act_by: 'act_by', id: 'length(id)' }[
      sort.replace('-', '') as 'id'
    ];
    const way = sort.startsWith('-') ? 'DESC' : 'ASC';
    const expected = await ownerSql<{ id: string }>(
      `SELECT id FROM service_message WHERE title LIKE 'About Order%' ORDER BY ${column} ${way} NULLS LAST, id ${way}`,
    );
    expect(found).toEqual(expected.map((row) => row.id));
    const middle = found[30] ?? '';
    const open = await getMessage(serge, middle, { sort, q: 'order' });
    expect([open.previous, open.next]).toEqual([found[29], found[31]]);
    const ends = [
      await getMessage(serge, found[0] ?? '', { sort, q: 'order' }),
      await getMessage(serge, found[59] ?? '', { sort, q: 'order' }),
    ];
    expect([ends[0]?.previous, ends[1]?.next]).toEqual([null, null]);
    await ownerSql("DELETE FROM service_message WHERE title LIKE 'About Order%'");
  });

  it('what needs action: unread, with a date or severe, due first', async () => {
    const before = await unreadNeedingAction(serge);
    await insertMessage('Due', { id: 'MC930001', services: EXCHANGE, columns: { act_by: '2020-01-02T00:00:00Z' } });
    await insertMessage('Severe', {
      id: 'MC930002',
      services: EXCHANGE,
      columns: { category: 'planForChange', severity: 'high' },
    });
    await insertMessage('Calm', { id: 'MC930003', services: EXCHANGE, columns: { severity: 'critical' } });
    const after = await unreadNeedingAction(serge);
    expect(after.count).toBe(before.count + 2);
    expect(after.messages[0]?.id).toBe('MC930001');
    await mark(serge, 'read', 'MC930001');
    expect((await unreadNeedingAction(serge)).messages.map((row) => row.id)).not.toContain('MC930001');
    await mark(serge, 'archive', 'MC930002');
    expect((await unreadNeedingAction(serge)).count).toBe(before.count);
  });
});

describe('Among 5,000 messages', () => {
  beforeAll(async () => {
    await ownerSql(
      `INSERT INTO service_message (id, title, body_type, body, category, severity, starts_at, last_modified_at, state, origin, search_text, published_at, updated_at)
       SELECT 'MC95' || n, 'Many ' || n, 'text', 'x', 'stayInformed', 'normal', now(), timestamptz '2026-10-01' + n * interval '1 minute', 'published', 'imported',
         'mc95' || n || ' many ' || n || repeat(' the words of a body as long as they usually are', 45), now(), now() FROM generate_series(1, 5000) n`,
    );
    await ownerSql(
      `INSERT INTO service_message_service SELECT 'MC95' || n, s.name, s.id FROM generate_series(1, 5000) n
       JOIN LATERAL (SELECT * FROM service ORDER BY (hashtext(id || n)) LIMIT 2) s ON true`,
    );
    await ownerSql("INSERT INTO service_message_tag SELECT 'MC95' || n, 'User impact' FROM generate_series(1, 5000) n");
    await ownerSql('ANALYZE service_message, service_message_service, service_message_tag, service_message_viewpoint');
  });

  it('the list, a search and a message take the same few statements, and the counts stop at 1,001', async () => {
    const counted = async (work: () => Promise<unknown>) => (await recorder.during(work)).statements.length;
    // BEGIN, enter() and COMMIT are three of each.
    expect(await counted(() => listMessages(serge, {}))).toBe(8);
    expect(await counted(() => listMessages(serge, { q: 'many 77', tag: 'User impact', sort: 'title' }))).toBe(8);
    expect(await counted(() => getMessage(serge, 'MC900023', {}))).toBe(10);
    expect(await counted(() => unreadNeedingAction(serge))).toBe(4);
    const { counts } = await listMessages(serge, {});
    expect([counts.inbox, counts.unread]).toEqual([1_001, 1_001]);
  });

  it('the list and a search answer well within what a person notices', async () => {
    const fastest = async (work: () => Promise<unknown>) => {
      const took: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        const from = performance.now();
        await work();
        took.push(performance.now() - from);
      }
      return Math.min(...took);
    };
    const found = {
      list: await fastest(() => listMessages(serge, {})),
      filtered: await fastest(() => listMessages(serge, { service: 'exchange', tag: 'User impact', state: 'unread' })),
      search: await fastest(() => listMessages(serge, { q: 'usually 4711' })),
      nothing: await fastest(() => listMessages(serge, { q: 'word that nobody wrote' })),
      byTitle: await fastest(() => listMessages(serge, { sort: 'title' })),
      record: await fastest(() => getMessage(serge, 'MC900023', {})),
      action: await fastest(() => unreadNeedingAction(serge)),
      unread: await fastest(() => countUnread(serge)),
    };
    for (const ms of Object.values(found)) expect(ms).toBeLessThan(1_000);
  });
});
