import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { BOUNDARY, END, field, fileHead } from '@/test/multipart';
import { listDraftAttachments, openAttachment } from './queries';
import { MAX_FILE_BYTES } from './rules';

useDatabase();

const URL_OF_ROUTE = 'http://localhost:3000/api/uploads';

let receiveUpload: typeof import('./receive-upload').receiveUpload;
let keepAttachment: typeof import('./commands/keep-attachment').keepAttachment;
let discardUpload: typeof import('./discard-upload').discardUpload;
let hana: Viewer;
let draftKey: string;

beforeAll(async () => {
  ({ receiveUpload } = await import('./receive-upload'));
  ({ keepAttachment } = await import('./commands/keep-attachment'));
  ({ discardUpload } = await import('./discard-upload'));
  hana = await signIn('hana');
});
beforeEach(() => {
  draftKey = newId();
});

type File = { name: string; bytes: Uint8Array };
const bodyOf = (files: File[], key = draftKey): Buffer =>
  Buffer.concat([
    Buffer.from(field('draftKey', key)),
    ...files.flatMap(({ name, bytes }) => [Buffer.from(fileHead(name)), bytes, Buffer.from('\r\n')]),
    Buffer.from(field('title', 'What was typed') + END),
  ]);
const formRequest = (body: Uint8Array<ArrayBuffer>) =>
  new Request(URL_OF_ROUTE, {
    method: 'POST',
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
const upload = (...files: File[]) => receiveUpload(hana, formRequest(Buffer.from(bodyOf(files))));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const storedFiles = (): string[] => {
  const root = process.env.LIAISON_FILES ?? '';
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);
};
const rowCount = async () => (await ownerSql<{ n: number }>('SELECT count(*)::int AS n FROM attachment'))[0]?.n;
const bytesOf = async (stream: Promise<Readable>) => buffer(await stream);
async function onlyFile() {
  const [kept, ...more] = await listDraftAttachments(hana, draftKey);
  if (!kept || more.length > 0) throw new Error('expected one file');
  return openAttachment(hana, kept.id);
}

describe('a file', () => {
  it.each([0, 1, 10_485_761, MAX_FILE_BYTES - 1, MAX_FILE_BYTES])(
    'of %i bytes comes back as it was sent',
    async (size) => {
      const bytes = randomBytes(size);
      expect(await upload({ name: 'dump.bin', bytes })).toMatchObject({
        trouble: null,
        fields: { title: 'What was typed' },
      });
      const file = await onlyFile();
      expect(file).toMatchObject({ name: 'dump.bin', sizeBytes: size, sha256: sha256(bytes) });
      expect(sha256(await bytesOf(file.read()))).toBe(sha256(bytes));
    },
  );

  it('one byte too long leaves nothing, and takes neither the others nor the text with it', async () => {
    const before = storedFiles().length;
    const small = { name: 'small.txt', bytes: Buffer.from('small') };
    const large = { name: 'large.bin', bytes: new Uint8Array(MAX_FILE_BYTES + 1) };
    const received = await upload(large, small);
    expect(received).toMatchObject({ trouble: 'too_large', fields: { title: 'What was typed' } });
    expect(await onlyFile()).toMatchObject({ name: 'small.txt', contentType: 'text/plain' });
    expect(storedFiles()).toHaveLength(before + 1);
  });

  it.each([
    ['page.html', '<html><script>alert(1)</script>', 'application/octet-stream'],
    ['notes.txt', '<!doctype html><body onload=alert(1)>', 'application/octet-stream'],
    ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'application/octet-stream'],
    ['logo.xml', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'application/octet-stream'],
    ['pixel.html', 'GIF89a/*<script>alert(1)</script>*/', 'application/octet-stream'],
    ['pixel.gif', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;<script>alert(1)</script>', 'image/gif'],
    ['trace.har', '{"log":{"version":"1.2"}}', 'text/plain'],
    ['日志.csv', '时间,错误\n', 'text/plain'],
    ['latin1.txt', Buffer.from('caf\xE9', 'latin1'), 'application/octet-stream'],
    ['invoice.pdf', 'MZ\x90\x00\x03', 'application/octet-stream'],
    ['real.pdf', '%PDF-1.7\n%', 'application/pdf'],
  ])('%s is served by what it is', async (name, content, contentType) => {
    await upload({ name, bytes: typeof content === 'string' ? Buffer.from(content) : content });
    expect(await onlyFile()).toMatchObject({ name, contentType });
  });

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['.\u200Bhtaccess', 'htaccess'],
    ['gpj.\u202Eexe.txt', 'gpj.exe.txt'],
    ['C:\\secret\\mail.msg', 'mail.msg'],
    [`${'长'.repeat(400)}.log`, `${'长'.repeat(146)}.log`],
  ])('named %j is kept under a clean name and a random key', async (raw, name) => {
    await upload({ name: raw, bytes: Buffer.from('x') });
    expect((await onlyFile()).name).toBe(name);
    const [row] = await ownerSql<{ storage_key: string }>('SELECT storage_key FROM attachment WHERE draft_key = $1', [
      draftKey,
    ]);
    expect(row?.storage_key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{40}$/);
  });
});

describe('a form', () => {
  it('keeps ten files and refuses the eleventh', async () => {
    const eleven = Array.from({ length: 11 }, (_, n) => ({ name: `${n}.txt`, bytes: Buffer.from(`${n}`) }));
    const before = storedFiles().length;
    expect((await upload(...eleven)).trouble).toBe('too_many');
    const names = (await listDraftAttachments(hana, draftKey)).map(({ name }) => name);
    expect(names.sort()).toEqual(eleven.slice(0, 10).map(({ name }) => name));
    expect((await upload({ name: 'late.txt', bytes: Buffer.from('late') })).trouble).toBe('too_many');
    expect(storedFiles()).toHaveLength(before + 10);
  });

  it('keeps ten also when many arrive at once', async () => {
    const kept = { contentType: 'text/plain', sizeBytes: 1, sha256: sha256(Buffer.from('x')), draftKey };
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        keepAttachment(hana, { ...kept, name: `${n}.txt`, storageKey: `at-once/${n}` }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10);
    expect(await listDraftAttachments(hana, draftKey)).toHaveLength(10);
  });

  it('ignores an empty file input', async () => {
    expect((await upload({ name: '', bytes: new Uint8Array() })).trouble).toBeNull();
    expect(await listDraftAttachments(hana, draftKey)).toEqual([]);
  });

  it.each([
    ['without its end', () => bodyOf([{ name: 'a.bin', bytes: randomBytes(200_000) }]).subarray(0, -60_000)],
    ['cut inside a part head', () => Buffer.from(`${field('draftKey', draftKey)}${fileHead('a.txt').slice(0, 60)}`)],
    ['without a key', () => bodyOf([{ name: 'a.txt', bytes: Buffer.from('x') }], 'no-key')],
    ['that is none', () => Buffer.from('hello')],
  ])('%s leaves neither row nor file', async (_name, body) => {
    const [files, rows] = [storedFiles().length, await rowCount()];
    expect(await receiveUpload(hana, formRequest(Buffer.from(body())))).toEqual({
      fields: {},
      trouble: 'broken',
    });
    expect(storedFiles()).toHaveLength(files);
    expect(await rowCount()).toBe(rows);
  });

  it('whose connection is lost leaves neither row nor file', async () => {
    const [files, rows] = [storedFiles().length, await rowCount()];
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const server = createServer((incoming) => {
      const headers = { 'content-type': incoming.headers['content-type'] ?? '' };
      const init = { method: 'POST', headers, body: incoming as unknown as ReadableStream, duplex: 'half' };
      resolve(receiveUpload(hana, new Request(URL_OF_ROUTE, init)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = httpRequest({
      port,
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    client.on('error', () => {});
    client.write(field('draftKey', draftKey) + fileHead('a.bin'));
    client.write(randomBytes(3_000_000), () => client.destroy());
    expect(await promise).toEqual({ fields: {}, trouble: 'broken' });
    expect(storedFiles()).toHaveLength(files);
    expect(await rowCount()).toBe(rows);
    server.close();
  });
});

describe('who', () => {
  it('may keep no draft is refused before anything is read', async () => {
    const bo = await signIn('bo');
    const request = formRequest(Buffer.from(bodyOf([])));
    await expect(receiveUpload(bo, request)).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(request.bodyUsed).toBe(false);
    const nobody = { sessionHash: '0'.repeat(64), requestId: null };
    await expect(receiveUpload(nobody, request)).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
  });

  it('did not upload it finds nothing of it, and cannot take it away', async () => {
    await upload({ name: 'mine.txt', bytes: Buffer.from('mine') });
    const [mine] = await listDraftAttachments(hana, draftKey);
    for (const person of ['ada', 'fei', 'lin'] as const) {
      const stranger = await signIn(person);
      expect(await listDraftAttachments(stranger, draftKey)).toEqual([]);
      await expect(openAttachment(stranger, mine?.id ?? '')).rejects.toMatchObject({
        failure: { kind: 'not_found' },
      });
      expect(await discardUpload(stranger, mine?.id ?? '')).toEqual({
        ok: false,
        failure: { kind: 'not_found' },
      });
    }
    const before = storedFiles().length;
    expect(await discardUpload(hana, mine?.id ?? '')).toEqual({ ok: true, value: null });
    expect(storedFiles()).toHaveLength(before - 1);
    expect(await listDraftAttachments(hana, draftKey)).toEqual([]);
  });
});
