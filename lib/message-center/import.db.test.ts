import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { PEOPLE } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { importChunk } from './commands/import-chunk';
import { startImport } from './commands/start-import';
import { goOnWithImports } from './handlers/run-imports';
import { getCommunication } from './queries/get-communication';
import { getImport, listImports } from './queries/imports';
import { receiveImport } from './receive-import';
import { MAX_EXPORT_BYTES } from './rules/export-file';
import { storeExport } from './store-export';

useDatabase();

let wu: Viewer;
let number = 1_000;
beforeAll(async () => {
  wu = await signIn('wu');
});

const row = (change: object = {}) => {
  number += 1;
  return {
    id: `MC${number}`,
    title: `Change number ${number}`,
    body: { contentType: 'html', content: `<p>[When:]</p><p>Words of ${number}</p>` },
    category: 'stayInformed',
    severity: 'normal',
    isMajorChange: false,
    services: ['Exchange Online'],
    tags: ['User impact'],
    startDateTime: '2026-10-01T00:00:00Z',
    endDateTime: null,
    lastModifiedDateTime: '2026-10-02T00:00:00Z',
    actionRequiredByDateTime: null,
    details: [],
    ...change,
  };
};

async function begin(rows: unknown, viewer = wu): Promise<string> {
  const text = typeof rows === 'string' ? rows : JSON.stringify(rows);
  const stored = await storeExport(Readable.from([Buffer.from(text)]));
  if (!stored) throw new Error('too large');
  return done(await startImport(viewer, { fileName: 'export.json', ...stored })).id;
}
async function imported(rows: unknown) {
  const id = await begin(rows);
  await goOnWithImports({}, id);
  return getImport(wu, id);
}
const stored = () =>
  readdirSync(String(process.env.LIAISON_FILES), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
const titleOf = async (id: string) =>
  (await ownerSql<{ title: string }>('SELECT title FROM service_message WHERE id = $1', [id]))[0]?.title;

describe('an export comes in row by row', () => {
  it('each as a published message, readable, for the holders of its services alone', async () => {
    const [mail, viva] = [row(), row({ services: ['Microsoft Viva'] })];
    const report = await imported({ value: [mail, viva] });
    expect(report).toMatchObject({ state: 'done', addedCount: 2, refusedCount: 0, percent: 100, total: 2 });
    const seen = await getCommunication(wu, mail.id);
    expect(seen).toMatchObject({ state: 'published', origin: 'imported', writer: null });
    expect(seen.html).toContain('<strong>When:</strong>');
    const reads = async (id: string, person: 'tina' | 'lena') =>
      (await asRole('app', 'SELECT 1 FROM service_message WHERE id = $1', { person, values: [id] })).rows.length;
    expect([await reads(mail.id, 'tina'), await reads(mail.id, 'lena'), await reads(viva.id, 'tina')]).toEqual([
      1, 0, 0,
    ]);
    expect((await getCommunication(wu, viva.id)).services).toEqual([{ name: 'Microsoft Viva', isOurs: false }]);
    expect(stored()).toEqual([]);
  });

  it('the same again is unchanged, newer is updated, older is left', async () => {
    const [same, newer, older] = [row(), row(), row()];
    await imported([same, newer, older]);
    const report = await imported([
      same,
      { ...newer, title: 'A newer title', lastModifiedDateTime: '2026-11-01T00:00:00Z' },
      { ...older, title: 'An older title', lastModifiedDateTime: '2026-01-01T00:00:00Z' },
    ]);
    expect(report).toMatchObject({ addedCount: 0, updatedCount: 1, unchangedCount: 1, olderCount: 1, refusedCount: 0 });
    expect([await titleOf(newer.id), await titleOf(older.id)]).toEqual(['A newer title', older.title]);
    expect((await events('service_message.updated'))[0]?.data).toMatchObject({ number: newer.id });
  });

  it('twice in one file, the later one counts', async () => {
    const one = row();
    const later = { ...one, title: 'Second', lastModifiedDateTime: '2026-12-01T00:00:00Z' };
    const report = await imported([one, later, one]);
    expect(report).toMatchObject({ addedCount: 1, updatedCount: 1, olderCount: 1 });
    expect(await titleOf(one.id)).toBe('Second');
  });

  it('twice with one date and another text is refused, in one file and in the next; the first stays', async () => {
    const one = row();
    const other = { ...one, body: { contentType: 'html', content: '<p>Something else</p>' } };
    const refused = [{ messageId: one.id, field: null, why: 'same_date', rowNumber: 3 }];
    for (const addedCount of [1, 0])
      expect(await imported([one, one, other])).toMatchObject({ addedCount, unchangedCount: 2 - addedCount, refused });
    expect((await getCommunication(wu, one.id)).html).toContain(`Words of ${number}`);
  });

  it('a bad row says its number, id and why, and stops no other', async () => {
    const good = row();
    const report = await imported(
      [JSON.stringify(row({ title: '' })), 'no JSON', JSON.stringify(good), JSON.stringify(row({ id: 'X' }))].join(
        '\n',
      ),
    );
    expect(report).toMatchObject({ state: 'done', addedCount: 1, refusedCount: 3, total: 4 });
    expect(report.refused).toEqual([
      { rowNumber: 1, messageId: `MC${number - 1}`, field: 'title', why: 'missing' },
      { rowNumber: 2, messageId: null, field: null, why: 'no_json' },
      { rowNumber: 4, messageId: 'X', field: 'id', why: 'no_id' },
    ]);
    expect(await titleOf(good.id)).toBe(good.title);
  });

  it('no newer version widens whom a message reaches', async () => {
    const [mail, secret] = [row(), row({ tags: ['Data privacy'] })];
    await imported([mail, secret]);
    const later = { lastModifiedDateTime: '2026-12-01T00:00:00Z' };
    const report = await imported([
      { ...mail, ...later, services: ['Exchange Online', 'Microsoft Teams'] },
      { ...secret, ...later, tags: [] },
    ]);
    expect(report.refused.map((one) => [one.field, one.why])).toEqual([
      ['services', 'wider_services'],
      ['tags', 'wider_privacy'],
    ]);
    expect(report.updatedCount).toBe(0);
  });

  it.each([
    ['hello', 'unreadable'],
    ['{"value":[]}', 'empty'],
    ['{}', 'not_an_export'],
  ])('a file that is %s ends, with why', async (text, failure) => {
    expect(await imported(text)).toMatchObject({ state: 'failed', failure, total: null });
    expect((await events('service_message.import_finished'))[0]?.data).toMatchObject({ failure });
    expect(stored()).toEqual([]);
  });
});

// With 5,000 and a worker that is killed: lib/jobs/imports.db.test.ts.
describe('an import of 1,000 messages', () => {
  it('survives a restart in its middle: nothing is lost, and nothing comes twice', async () => {
    const rows = Array.from({ length: 1_000 }, () => row());
    const id = await begin({ value: rows });
    // The worker dies between two chunks, again and again; what it kept in memory is gone with it.
    for (const ends of [140, 141, 500]) {
      const dying = goOnWithImports(
        {
          onProgress: (position) => {
            if (position >= ends) throw new Error('the worker is gone');
          },
        },
        id,
      );
      await expect(dying).rejects.toThrow('the worker is gone');
    }
    const middle = await getImport(wu, id);
    expect(middle).toMatchObject({ state: 'running', total: 1_000, addedCount: middle.position });
    expect(middle.position).toBeGreaterThanOrEqual(500);
    expect(middle.position).toBeLessThan(1_000);
    await Promise.all([goOnWithImports({}, id), goOnWithImports({}, id)]);
    expect(await getImport(wu, id)).toMatchObject({ state: 'done', position: 1_000, addedCount: 1_000, percent: 100 });
    const [count] = await ownerSql<{ messages: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM service_message WHERE id = ANY ($1)) AS messages,
              (SELECT count(*)::int FROM event WHERE name = 'service_message.imported' AND record_id = ANY ($1)) AS events`,
      [rows.map((one) => one.id)],
    );
    expect(count).toEqual({ messages: 1_000, events: 1_000 });
  }, 60_000);

  it('goes on where it stopped when a worker starts, by itself', async () => {
    const id = await begin([row(), row()]);
    const { startWorker } = await import('@/lib/jobs/worker');
    const stop = await startWorker();
    await vi.waitFor(async () => expect((await getImport(wu, id)).state).toBe('done'), { timeout: 10_000 });
    await stop();
  });
});

describe('who imports', () => {
  afterEach(async () => {
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.wu.id]);
  });

  it('is the editor alone, in a session of its own that ends with the right', async () => {
    for (const person of ['zhao', 'qian', 'he', 'ada', 'tina'] as const) {
      const viewer = await signIn(person);
      const input = { fileName: 'x.json', sizeBytes: 1, storageKey: `aa/${'a'.repeat(40)}` };
      expect(failureOf(await startImport(viewer, input))).toMatchObject({ kind: 'refused' });
    }
    const id = await begin([row()]);
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.wu.id]);
    await goOnWithImports({}, id);
    expect(await getImport(await signIn('qian'), id)).toMatchObject({ state: 'failed', failure: 'signed_out' });
  });

  it('takes the rows of an own import only, and each once', async () => {
    const id = await begin([row(), row()]);
    const step = { id, position: 0, total: 2, rows: [row()] };
    done(await importChunk(wu, step));
    expect(done(await importChunk(wu, step))).toEqual({ position: 1, isDone: false });
    expect((await getImport(wu, id)).addedCount).toBe(1);
    expect((await listImports(wu)).imports[0]).toMatchObject({ id, who: PEOPLE.wu.name, percent: 50 });
  });
});

describe('an upload', () => {
  const form = (content: Uint8Array, name = 'C:\\mc\\export.json') => {
    const body = new FormData();
    body.set('file', new File([content as BlobPart], name));
    return new Request('http://localhost/api/imports', { method: 'POST', body });
  };

  it('begins an import of the file', async () => {
    const begun = await receiveImport(wu, form(Buffer.from(JSON.stringify([row()]))));
    if (!('id' in begun)) throw new Error(begun.trouble);
    expect(await getImport(wu, begun.id)).toMatchObject({ fileName: 'export.json', state: 'waiting' });
    await goOnWithImports({}, begun.id);
    expect(await getImport(wu, begun.id)).toMatchObject({ state: 'done', addedCount: 1 });
  });

  it('that is too large, broken or empty leaves nothing', async () => {
    const before = stored().length;
    expect(await receiveImport(wu, form(new Uint8Array(MAX_EXPORT_BYTES + 1)))).toEqual({ trouble: 'too_large' });
    expect(await receiveImport(wu, form(new Uint8Array(MAX_EXPORT_BYTES + 120 * 1_048_576)))).toEqual({
      trouble: 'too_large',
    });
    expect(await receiveImport(wu, form(new Uint8Array(), ''))).toEqual({ trouble: 'no_file' });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const cut = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.json"\r\n\r\n[1';
    const broken = new Request('http://localhost/', { method: 'POST', headers, body: cut });
    expect(await receiveImport(wu, broken)).toEqual({ trouble: 'broken' });
    await expect(receiveImport(await signIn('zhao'), form(Buffer.from('[]')))).rejects.toMatchObject({
      failure: { kind: 'refused' },
    });
    expect(stored()).toHaveLength(before);
  });
});
