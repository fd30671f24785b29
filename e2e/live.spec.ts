import { randomUUID } from 'node:crypto';
import { ORGANIZATIONS } from '@/test/cast';
import { fileRequest, filingPath, send, setSeverity } from './filing';
import { expect, test } from './fixtures';
import { hear, requestsOf } from './stream';
import { watchFor, whenSeen } from './watch';

const QUEUE = '/support-requests?view=unassigned&severity=A';

test('One stream per browser however many tabs', async ({ signIn }) => {
  const hana = await signIn('hana');
  const lin = await signIn('lin', { locale: 'en' });
  const streams = requestsOf(lin.context, (url) => url.pathname === '/api/live');
  const tabs = [lin.page, await lin.context.newPage(), await lin.context.newPage()];
  const title = `In three tabs at once ${Date.now()}`;
  for (const tab of tabs) {
    await tab.goto(QUEUE);
    await expect(tab.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
    await watchFor(tab, title);
  }
  await expect.poll(() => streams.length).toBe(1);
  await fileRequest(hana.page, { title, severity: 'A' });
  for (const tab of tabs) await whenSeen(tab);
  expect(streams).toHaveLength(1);

  const [holder, ...others] = tabs;
  await holder?.close();
  await expect.poll(() => streams.length).toBe(2);
  const next = `After the first tab went ${Date.now()}`;
  for (const tab of others) await watchFor(tab, next);
  await fileRequest(hana.page, { title: next, severity: 'A' });
  for (const tab of others) await whenSeen(tab);
  expect(streams).toHaveLength(2);
});

const OWN_PARTNER = `
  WITH made AS (
    INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'partner', 'Proseware', 'proseware', $2) RETURNING id
  ), related AS (
    INSERT INTO relation (partner_id, customer_id) SELECT id, $3 FROM made
  )
  INSERT INTO delegation (partner_id, customer_id, service_id) SELECT id, $3, 'exchange' FROM made`;

test('An idle page asks for nothing in 30 s', async ({ signIn, sql }) => {
  test.setTimeout(120_000);
  // A partner of its own, so that no test beside this one makes news for it.
  const { id, page: first, context } = await signIn('hana');
  const partner = randomUUID();
  await sql(OWN_PARTNER, [partner, `${partner}.example`, ORGANIZATIONS.litware.id]);
  await sql('DELETE FROM person_role WHERE person_id = $1', [id]);
  await sql('UPDATE person SET organization_id = $2 WHERE id = $1', [id, partner]);
  await sql("INSERT INTO person_role (person_id, organization_id, role) VALUES ($1, $2, 'helpdesk_agent')", [
    id,
    partner,
  ]);
  const number = await fileRequest(first, { title: 'Looked at for half a minute' }, 'litware');
  await first.close();
  for (const path of ['/support-requests?view=all', `/support-requests/${number}`, filingPath('litware', 'exchange')]) {
    const page = await context.newPage();
    await page.clock.install();
    const stream = page.waitForResponse('**/api/live');
    await page.goto(path);
    await stream;
    await page.waitForLoadState('load');
    const asked = requestsOf(context, () => true);
    await page.clock.runFor(35_000);
    expect(asked, path).toEqual([]);
    await page.close();
  }
  const page = await context.newPage();
  const stream = page.waitForResponse('**/api/live');
  await page.goto(`/support-requests/${number}`);
  await stream;
  await page.waitForLoadState('load');
  await expect(context.waitForEvent('request', { timeout: 30_000 })).rejects.toThrow('Timeout 30000ms exceeded');
});

test('A stream ends with its session', async ({ signIn, sql }) => {
  const hana = await signIn('hana');
  const lin = await signIn('lin');
  const stream = await hear(lin.context);
  await stream.until((text) => text.includes('event: hello'));
  await sql('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [lin.sessionHash]);
  await fileRequest(hana.page, { title: 'Not told to whom was signed out' });
  const heard = await stream.whole();
  expect(heard).toContain('event: bye\ndata: {"why":"signed_out"}');
  expect(heard.split('event: hello')[1]).not.toContain('escalation');
});

test("An operator's note does not reach the partner's stream, nor anything of a request the other partner's", async ({
  signIn,
  sql,
}) => {
  const hana = await signIn('hana');
  const lin = await signIn('lin', { locale: 'en' });
  const fei = await signIn('fei');
  const number = await fileRequest(hana.page, { title: 'Noted and answered' });
  const [streams, foreign] = [await hear(hana.context), await hear(fei.context)];
  await streams.until((text) => text.includes('event: hello'));
  await foreign.until((text) => text.includes('event: hello'));
  await lin.page.goto(`/support-requests/${number}`);
  await send(lin.page, 'Internal note', 'For us alone.', 'Save note');
  await setSeverity(lin.page, 'B');
  const events = await sql(
    'SELECT left(e.id::text, 12) AS mark, e.audience FROM event e JOIN escalation x ON x.id::text = e.record_id WHERE x.number = $1 ORDER BY e.seq DESC LIMIT 2',
    [number],
  );
  const [shared, note] = events;
  expect(note?.audience).toBe('operator');
  await streams.until((text) => text.includes(`-${shared?.mark}"`));
  const heard = await streams.stop();
  expect(heard).not.toContain(String(note?.mark));
  expect(heard).not.toContain('For us alone.');
  expect(await foreign.stop()).not.toMatch(new RegExp(`${note?.mark}|${shared?.mark}`));
});
