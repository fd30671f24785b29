import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listDraftAttachments } from '@/lib/attachments/queries';
import { getDraft, getDraftByKey } from '@/lib/conversation/queries';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { useDatabase } from '@/test/database';
import { ORIGIN, signInBrowser } from '@/test/signed-in-browser';

useDatabase();

const PAGE = '/requests/new?customer=1';

let answerUpload: typeof import('./upload').answerUpload;
let hana: Viewer & { cookie: string };
let key: string;

beforeAll(async () => {
  ({ answerUpload } = await import('./upload'));
  hana = await signInBrowser('hana');
});
beforeEach(() => {
  key = newId();
});

type Asked = {
  fields?: Record<string, string>;
  files?: File[];
  headers?: Record<string, string>;
  cookie?: string;
};

/** Posts as the form on the page does; `headers` come on top. */
function post({ fields = {}, files = [], headers = {}, cookie = hana.cookie }: Asked): Promise<Response> {
  const body = new FormData();
  const hidden = { draftKey: key, draftKind: 'message', draftSubject: 'here', returnTo: PAGE };
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) body.append(name, value);
  for (const file of files) body.append('files', file);
  return answerUpload(
    new Request(`${ORIGIN}/api/uploads`, {
      method: 'POST',
      body,
      headers: { origin: ORIGIN, cookie, ...headers },
    }),
  );
}
const where = (response: Response) => [response.status, response.headers.get('location')];
const JSON_WANTED = { accept: 'application/json' };
const aFile = new File(['what the log says'], 'trace.log');

describe('the upload button', () => {
  it('keeps files and text, and comes back to the form', async () => {
    const response = await post({
      fields: { body: 'Half an answer\n故障', $ACTION_ID_1: 'x' },
      files: [aFile],
    });
    expect(where(response)).toEqual([303, `${PAGE}&draft=${key}#files-${key}`]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await getDraftByKey(hana, key)).toMatchObject({ fields: { body: 'Half an answer\r\n故障' } });
    expect(await getDraft(hana, { kind: 'message', subject: 'here' })).toMatchObject({ key });
    expect(await listDraftAttachments(hana, key)).toMatchObject([{ name: 'trace.log', sizeBytes: 17 }]);
  });

  it('keeps the text also when a file is too large, and says so', async () => {
    const large = new File([new Uint8Array(26_214_401)], 'large.bin');
    expect(where(await post({ fields: { body: 'kept' }, files: [large] }))).toEqual([
      303,
      `${PAGE}&draft=${key}&upload=too_large#files-${key}`,
    ]);
    expect(await getDraftByKey(hana, key)).toMatchObject({ fields: { body: 'kept' } });
  });

  it('takes a file away by the button beside it', async () => {
    await post({ files: [aFile] });
    const [kept] = await listDraftAttachments(hana, key);
    expect(where(await post({ fields: { discard: kept?.id ?? '', body: 'still here' } }))[0]).toBe(303);
    expect(await listDraftAttachments(hana, key)).toEqual([]);
    expect(await getDraftByKey(hana, key)).toMatchObject({ fields: { body: 'still here' } });
  });

  it('leads nowhere else', async () => {
    for (const returnTo of ['//evil.example/x', 'https://evil.example/', '/\\evil.example']) {
      expect(where(await post({ fields: { returnTo } }))[1]).toBe(`/?draft=${key}#files-${key}`);
    }
  });

  it('tells a script what is kept', async () => {
    const response = await post({ files: [aFile], headers: JSON_WANTED });
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { attachments: [{ name: 'trace.log' }], failure: null },
    ]);
    const large = await post({
      files: [new File([new Uint8Array(26_214_401)], 'large.bin')],
      headers: JSON_WANTED,
    });
    expect([large.status, await large.json()]).toMatchObject([
      413,
      { attachments: [{ name: 'trace.log' }], failure: 'too_large' },
    ]);
  });
});

describe('what is not taken', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['from a frame without origin', { origin: 'null' }],
    ['that another site led to', { 'sec-fetch-site': 'cross-site' }],
  ])('is a form %s', async (_name, headers) => {
    expect((await post({ files: [aFile], headers })).status).toBe(403);
    expect(await listDraftAttachments(hana, key)).toEqual([]);
  });

  it('is a request that does not say where it is from', async () => {
    const request = new Request(`${ORIGIN}/api/uploads`, {
      method: 'POST',
      body: new FormData(),
      headers: { cookie: hana.cookie },
    });
    expect((await answerUpload(request)).status).toBe(403);
  });

  it('is anything from the signed-out, or from who may send none', async () => {
    const referer = { referer: `${ORIGIN}${PAGE}` };
    expect(where(await post({ cookie: '', headers: referer }))).toEqual([
      303,
      `/sign-in?returnTo=${encodeURIComponent(PAGE)}`,
    ]);
    expect((await post({ cookie: '', headers: JSON_WANTED })).status).toBe(401);
    const { cookie } = await signInBrowser('sam');
    expect(where(await post({ cookie, headers: referer }))).toEqual([303, `${PAGE}&upload=refused`]);
  });
});
