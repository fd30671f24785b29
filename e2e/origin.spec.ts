import { request as httpRequest } from 'node:http';
import type { Page, Request } from '@playwright/test';
import { filedBy, filingPath, fillRequest } from './filing';
import { expect, origin, test } from './fixtures';

const FOREIGN = 'https://evil.example';

/** Fills in the form and presses Submit, but keeps what the browser would have sent. */
async function caughtSubmit(page: Page): Promise<Request> {
  await page.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(page, { title: 'Sent from where?' });
  const caught = new Promise<Request>((resolve) => {
    void page.route('**/support-requests/new?*', (route) => {
      if (!('next-action' in route.request().headers())) return route.continue();
      resolve(route.request());
      return route.abort();
    });
  });
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  return caught;
}

test("Mutations refuse what does not come from our own origin (a missing Origin passes Next's own check)", async ({
  signIn,
  sql,
}) => {
  const { page, context, id } = await signIn('hana');
  const request = await caughtSubmit(page);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const all = await request.allHeaders();
  const kept = Object.fromEntries(
    ['accept', 'content-type', 'next-action', 'next-router-state-tree'].flatMap((name) =>
      all[name] ? [[name, all[name]]] : [],
    ),
  );
  const body = request.postDataBuffer();
  const send = (from: Record<string, string>) =>
    fetch(request.url(), {
      method: 'POST',
      headers: { ...kept, cookie, ...from },
      body: new Uint8Array(body ?? []),
      redirect: 'manual',
    });

  await send({});
  const foreign: Record<string, string>[] = [
    { origin: FOREIGN },
    { origin: 'null' },
    { origin: origin(), 'sec-fetch-site': 'cross-site' },
  ];
  for (const from of foreign) expect((await send(from)).status).toBe(403);
  expect(await filedBy(sql, id)).toBe(0);
  await send({ origin: origin() });
  expect(await filedBy(sql, id)).toBe(1);
});

test('Mutations refuse what does not come from our own origin: uploads and signing out', async ({ signIn, sql }) => {
  const { page, context, id, sessionHash } = await signIn('hana');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const form = () => {
    const data = new FormData();
    data.set('draftKey', crypto.randomUUID());
    data.set('files', new File(['foreign'], 'foreign.txt', { type: 'text/plain' }));
    return data;
  };
  const places: Record<string, string>[] = [{}, { origin: FOREIGN }, { origin: 'null' }];
  for (const from of places) {
    const answer = await fetch(`${origin()}/api/uploads`, {
      method: 'POST',
      headers: { cookie, ...from },
      body: form(),
    });
    expect(answer.status).toBe(403);
  }
  const countFiles = async () =>
    (await sql('SELECT count(*)::int AS count FROM attachment WHERE person_id = $1', [id]))[0]?.count;
  expect(await countFiles()).toBe(0);
  expect(
    (
      await fetch(`${origin()}/api/uploads`, {
        method: 'POST',
        headers: { cookie, origin: origin(), accept: 'application/json' },
        body: form(),
      })
    ).status,
  ).toBe(200);
  expect(await countFiles()).toBe(1);

  await page.goto('/support-requests');
  const fields = await page
    .getByRole('button', { name: 'Sign out', includeHidden: true })
    .evaluate((button: HTMLButtonElement) =>
      [...new FormData(button.form ?? undefined)].map(([name, value]) => [name, String(value)]),
    );
  const signOut = new FormData();
  for (const [name, value] of fields) if (name !== undefined) signOut.append(name, value ?? '');
  await fetch(`${origin()}/support-requests`, {
    method: 'POST',
    headers: { cookie },
    body: signOut,
    redirect: 'manual',
  });
  const [session] = await sql('SELECT revoked_at FROM session WHERE id_hash = $1', [sessionHash]);
  expect(session?.revoked_at).toBeNull();
  await page.goto('/support-requests');
  await expect(page).toHaveURL('/support-requests');
});

/** Posts a form that names another host than the one it goes to, as a browser cannot. */
const postAs = (host: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = {
      host,
      origin: origin(),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': 0,
    };
    const sent = httpRequest(`${origin()}/sign-in`, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });

test('A form that was sent to an unknown host is answered in one sentence, not by a fault', async () => {
  for (const host of ['evil.example', 'localhost', 'evil.example:99999', '[']) {
    const { status, text } = await postAs(host);
    expect([host, status]).toEqual([host, 400]);
    expect(text).toBe('Sent to a host that is not the one of this site. A proxy in front of it must pass Host on.\n');
  }
});
