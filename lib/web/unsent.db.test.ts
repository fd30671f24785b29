import { encode } from 'next-auth/jwt';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { getDraftByKey } from '@/lib/conversation/queries';
import { FORM_NAME, MADE_FOR } from '@/lib/shared/form-state';
import { hashOf, newId, newSecret } from '@/lib/shared/ids';
import { PEOPLE, type PersonKey } from '@/test/cast';
import { ownerSql, useDatabase } from '@/test/database';
import { ORIGIN, signInBrowser } from '@/test/signed-in-browser';

useDatabase();

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), path: '/' }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.jar.has(name) ? { value: browser.jar.get(name) } : undefined),
    set: (name: string, value: string) => (value ? browser.jar.set(name, value) : browser.jar.delete(name)),
  }),
  headers: async () => new Headers({ origin: ORIGIN, 'x-liaison-path': browser.path }),
}));
vi.mock('next-intl/server', () => ({
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
}));

let action: typeof import('./form-action');
let arrival: typeof import('./arrival');
let back: typeof import('./given-back');
let made: typeof import('./made-for');
let upload: typeof import('./upload');

beforeAll(async () => {
  action = await import('./form-action');
  arrival = await import('./arrival');
  back = await import('./given-back');
  made = await import('./made-for');
  upload = await import('./upload');
});
beforeEach(() => browser.jar.clear());

const EMAIL = (person: PersonKey) => PEOPLE[person].email;

/** Signs in as the sign-in page does; `isPending` owes a second factor. */
async function arriveAs(person: PersonKey, isPending = false): Promise<string> {
  const sid = newSecret();
  await ownerSql(
    "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, factor_at) VALUES ($1, $2, 60, now() + interval '1 hour', $3)",
    [hashOf(sid), PEOPLE[person].id, isPending ? null : new Date()],
  );
  await arrival.arrive({ sessionId: sid, email: EMAIL(person), locale: 'en' }, '/');
  return hashOf(sid);
}
const viewer = async () => (await import('./session')).currentViewer();
const end = (sessionHash: string) =>
  ownerSql('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [sessionHash]);

type Sent = { path: string; form?: string; of?: PersonKey; fields: Record<string, string> };
function formOf({ form = 'profile', of, fields }: Sent): FormData {
  const data = new FormData();
  data.set(FORM_NAME, form);
  if (of) data.set(MADE_FOR, made.markOf(PEOPLE[of].id));
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
const done = vi.fn(async () => ({ ok: true as const, value: null }));
const command = Object.assign(done, { action: 'draft.keep' as const });

/** Sends the form without a script while nobody is signed in. */
async function sendSignedOut(sent: Sent, draftOf?: Parameters<typeof action.guarded>[2]): Promise<void> {
  browser.path = sent.path;
  const work = async () => ({ ok: false as const, failure: { kind: 'signed_out' as const } });
  await expect(action.guarded(work, formOf(sent), draftOf)).rejects.toThrow('NEXT_REDIRECT');
}
const givenOn = async (path: string) => {
  browser.path = path;
  return (await back.givenBack())?.state.values ?? null;
};
async function sendAgain(sent: Sent): Promise<void> {
  browser.path = sent.path;
  await action.runForm(command, formOf(sent));
}

it('gives back every form of a session that was over, the newest of a page first, until it is sent', async () => {
  await end(await arriveAs('hana'));
  const first = { path: '/a', of: 'hana', fields: { street: 'one' } } as const;
  await sendSignedOut(first);
  await sendSignedOut({ ...first, path: '/b', fields: { street: 'two' } });
  await sendSignedOut({ ...first, fields: { street: 'three' } });
  await sendSignedOut({ ...first, fields: { street: 'three' } });
  await arriveAs('hana');
  expect(await givenOn('/elsewhere')).toBeNull();
  expect(await givenOn('/b')).toEqual({ street: 'two' });
  for (const street of ['three', 'one']) {
    expect(await givenOn('/a')).toEqual({ street });
    await sendAgain({ ...first, fields: { street } });
  }
  expect(await givenOn('/a')).toBeNull();
  expect(await givenOn('/b')).toEqual({ street: 'two' });
});

it('makes drafts of all that keep one, and keeps no more than the newest ten', async () => {
  await end(await arriveAs('hana'));
  const keys = Array.from({ length: 12 }, () => newId());
  for (const key of keys)
    await sendSignedOut({ path: '/a', of: 'hana', fields: { body: key } }, (fields) => ({
      key,
      kind: 'message',
      subject: 'here',
      fields,
    }));
  await arriveAs('hana');
  const session = await viewer();
  const kept = [];
  for (const key of keys) if (session && (await getDraftByKey(session, key))) kept.push(key);
  expect(kept).toEqual(keys.slice(2));
  expect(await givenOn('/a')).toBeNull();
});

it('keeps what waits through a sign-in that was given up before its second step, and hands it over after the next', async () => {
  await end(await arriveAs('hana'));
  await sendSignedOut({ path: '/a', of: 'hana', fields: { street: 'one' } });
  for (const role of ['helpdesk_agent', 'admin_agent', 'global_admin', 'sales_agent'])
    await ownerSql(
      `INSERT INTO factor_requirement (organization_id, role, set_by_id, set_at)
       SELECT organization_id, $2, id, now() FROM person WHERE id = $1 ON CONFLICT DO NOTHING`,
      [PEOPLE.hana.id, role],
    );
  await arriveAs('hana', true);
  await arriveAs('hana', true);
  expect(await arrival.currentPending()).not.toBeNull();
  expect(await givenOn('/a')).toBeNull();
  await ownerSql('DELETE FROM factor_requirement');
  const session = await viewer();
  if (session) await arrival.completeArrival(session);
  expect(await givenOn('/a')).toEqual({ street: 'one' });
});

it('stays for its person while others sign in in that browser', async () => {
  await end(await arriveAs('hana'));
  await sendSignedOut({ path: '/a', of: 'hana', fields: { street: 'one' } });
  const key = newId();
  await sendSignedOut({ path: '/b', of: 'hana', fields: { body: 'typed' } }, (fields) => ({
    key,
    kind: 'message',
    subject: 'here',
    fields,
  }));
  for (const person of ['fei', 'lin'] as const) {
    const session = await arriveAs(person);
    expect(await givenOn('/a')).toBeNull();
    await sendAgain({ path: '/a', of: person, fields: { street: 'one' } });
    await end(session);
  }
  await arriveAs('hana');
  expect(await givenOn('/a')).toEqual({ street: 'one' });
  const session = await viewer();
  expect(session && (await getDraftByKey(session, key))).toMatchObject({ fields: { body: 'typed' } });
});

it('refuses a form that was made for somebody else, does nothing and keeps it for nobody but them', async () => {
  await arriveAs('fei');
  done.mockClear();
  const sent = { path: '/a', of: 'hana', fields: { street: 'one' } } as const;
  browser.path = '/a';
  const { outcome, state } = await action.runForm(command, formOf(sent));
  expect(outcome).toMatchObject({ failure: { kind: 'other_person', name: PEOPLE.fei.name } });
  expect(state).toMatchObject({ values: { street: 'one' }, madeFor: made.markOf(PEOPLE.hana.id) });
  const key = newId();
  const draft = { key, kind: 'message', subject: 'here', fields: { body: 'typed' } };
  expect(await action.keepTyped(formOf(sent), draft)).toBe(false);
  const session = await viewer();
  expect(session && (await getDraftByKey(session, key))).toBeFalsy();
  expect(done).not.toHaveBeenCalled();
  await sendAgain({ ...sent, of: 'fei' });
  expect(done).toHaveBeenCalledOnce();
});

/** Presses the upload button without a script. */
async function uploadAs(cookie: string, of: PersonKey, key: string): Promise<Response> {
  const body = formOf({ path: '/a', of, fields: { draftKey: key, draftKind: 'message', draftSubject: 'here' } });
  body.set('returnTo', '/a');
  body.set('body', 'typed beside a file');
  body.append('files', new File(['bytes'], 'trace.log'));
  const whole = new Response(body);
  const bytes = await whole.arrayBuffer();
  const headers = {
    origin: ORIGIN,
    cookie,
    'content-type': whole.headers.get('content-type') ?? '',
    'content-length': String(bytes.byteLength),
  };
  return upload.answerUpload(new Request(`${ORIGIN}/api/uploads`, { method: 'POST', body: bytes, headers }));
}
const cookies = () => [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');

it('keeps what was typed beside a file when the upload button is pressed after the session’s end', async () => {
  const key = newId();
  await end(await arriveAs('hana'));
  const answer = await uploadAs(cookies(), 'hana', key);
  expect([answer.status, answer.headers.get('location')]).toMatchObject([303, expect.stringMatching(/^\/sign-in\?/)]);
  await arriveAs('hana');
  const session = await viewer();
  expect(session && (await getDraftByKey(session, key))).toMatchObject({ fields: { body: 'typed beside a file' } });
});

it('takes no file and no text under the name of who is signed in now; the text waits for whose it is', async () => {
  const key = newId();
  await end(await arriveAs('hana'));
  await arriveAs('fei');
  const answer = await uploadAs(cookies(), 'hana', key);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/a?upload=other_person']);
  expect(await ownerSql('SELECT FROM attachment WHERE draft_key = $1', [key])).toEqual([]);
  expect(await ownerSql('SELECT FROM draft WHERE key = $1', [key])).toEqual([]);
  await arriveAs('hana');
  const session = await viewer();
  expect(session && (await getDraftByKey(session, key))).toMatchObject({ fields: { body: 'typed beside a file' } });
});

it('takes up what a page without a mark sent, by its session', async () => {
  const { cookie, sessionHash } = await signInBrowser('hana');
  browser.jar.set('liaison.session', cookie.split('=')[1] ?? '');
  await end(sessionHash);
  await sendSignedOut({ path: '/a', fields: { street: 'one' } });
  await arriveAs('hana');
  expect(await givenOn('/a')).toEqual({ street: 'one' });
});

it('no cookie that says something else opens a place', async () => {
  const value = await encode({ token: { aside: 'x' }, secret: 'another secret of 32 characters!!', salt: 'earlier' });
  browser.jar.set('liaison.earlier', value);
  expect(await (await import('./session')).asideOf()).toBeNull();
});
