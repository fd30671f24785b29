import { beforeAll, describe, expect, it } from 'vitest';
import { listDraftAttachments } from '@/lib/attachments/queries';
import { attachDraftFiles } from '@/lib/attachments/tx';
import { placeOf } from '@/lib/escalations/tx';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import type { PersonKey } from '@/test/cast';
import { useDatabase } from '@/test/database';
import { escalationRow, ownerInserts } from '@/test/rows';
import { ORIGIN, signInBrowser } from '@/test/signed-in-browser';

useDatabase();

let answerDownload: typeof import('./download').answerDownload;
let receiveUpload: typeof import('@/lib/attachments/receive-upload').receiveUpload;
let discardUpload: typeof import('@/lib/attachments/discard-upload').discardUpload;
let hana: Viewer & { cookie: string };

beforeAll(async () => {
  ({ answerDownload } = await import('./download'));
  ({ receiveUpload } = await import('@/lib/attachments/receive-upload'));
  ({ discardUpload } = await import('@/lib/attachments/discard-upload'));
  hana = await signInBrowser('hana');
});

describe('a file that was sent', () => {
  const escalation = escalationRow('hana', 'tailspin', 'exchange');
  beforeAll(() => ownerInserts('escalation', escalation));

  /** Kept under a draft, then sent with the escalation. */
  async function send(audience: 'operator_partner' | 'partner', file = new File(['what the log says'], 'trace.log')) {
    const draftKey = newId();
    const body = new FormData();
    body.set('draftKey', draftKey);
    body.set('files', file);
    await receiveUpload(hana, new Request(`${ORIGIN}/api/uploads`, { method: 'POST', body }));
    const [kept] = await listDraftAttachments(hana, draftKey);
    const place = {
      on: placeOf({ id: escalation.id, partnerId: escalation.partner_id, customerId: escalation.customer_id }),
      messageId: null,
      audience,
    };
    expect(await asViewer(hana, (acting) => attachDraftFiles(acting, { draftKey, ...place }))).toBe(1);
    expect(await listDraftAttachments(hana, draftKey)).toEqual([]);
    return kept?.id ?? '';
  }
  const get = (id: string, cookie: string, method = 'GET') =>
    answerDownload(new Request(`${ORIGIN}/api/attachments/${id}`, { method, headers: { cookie } }), id);

  it('is saved, never run', async () => {
    const id = await send(
      'operator_partner',
      new File(['<script>alert(1)</script>'], 'été <x>.html', { type: 'text/html' }),
    );
    const { headers, status } = await get(id, (await signInBrowser('lin')).cookie);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="ete _x_.html"; filename*=UTF-8''%C3%A9t%C3%A9%20_x_.html`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, no-transform',
      'content-length': '25',
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
    });
    expect(await (await get(id, hana.cookie)).text()).toBe('<script>alert(1)</script>');
    expect((await get(id, hana.cookie, 'HEAD')).body).toBeNull();
  });

  it('goes with its audience, and is no more found by others than what never was', async () => {
    const shared = await send('operator_partner');
    const internal = await send('partner');
    const status = async (id: string, who: PersonKey) => (await get(id, (await signInBrowser(who)).cookie)).status;
    for (const who of ['hana', 'ada', 'lin', 'qian'] as const)
      expect([who, await status(shared, who)]).toEqual([who, 200]);
    for (const who of ['fei', 'sam', 'tina', 'wu'] as const)
      expect([who, await status(shared, who)]).toEqual([who, 404]);
    expect(await status(internal, 'ada')).toBe(200);
    expect(await status(internal, 'lin')).toBe(404);
    const { cookie } = await signInBrowser('fei');
    const answers = await Promise.all([shared, newId(), 'no-id'].map((id) => get(id, cookie)));
    const seen = await Promise.all(answers.map(async (one) => [one.status, await one.text(), [...one.headers]]));
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual(seen[2]);
    expect((await get(shared, '')).status).toBe(401);
  });

  it('is its sender’s to take back no longer', async () => {
    const id = await send('operator_partner');
    expect(await discardUpload(hana, id)).toEqual({ ok: false, failure: { kind: 'not_found' } });
    expect((await get(id, hana.cookie)).status).toBe(200);
  });
});
