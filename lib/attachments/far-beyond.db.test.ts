import { existsSync, readdirSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { signIn, useDatabase } from '@/test/database';
import { BOUNDARY, END, field, fileHead } from '@/test/multipart';
import { listDraftAttachments } from './queries';

useDatabase();

const URL_OF_ROUTE = 'http://localhost:3000/api/uploads';
const HEADERS = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

let receiveUpload: typeof import('./receive-upload').receiveUpload;
let hana: Viewer;
let draftKey: string;

beforeAll(async () => {
  ({ receiveUpload } = await import('./receive-upload'));
  hana = await signIn('hana');
});
beforeEach(() => {
  draftKey = newId();
});

// The folder comes with the first file.
const storedFiles = () => {
  const root = process.env.LIAISON_FILES ?? '';
  return existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    : [];
};

describe('a form', () => {
  it('far beyond the limits is read no further than 100 MB past them; text and files that came before stay', async () => {
    const before = storedFiles().length;
    const begin = [
      field('draftKey', draftKey) + field('title', 'What was typed') + fileHead('small.txt'),
      `small\r\n${fileHead('endless.bin')}`,
    ].map((text) => Buffer.from(text));
    let megabytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        megabytes += begin.length ? 0 : 1;
        controller.enqueue(begin.shift() ?? new Uint8Array(1_048_576));
      },
    });
    const request = new Request(URL_OF_ROUTE, {
      method: 'POST',
      headers: HEADERS,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await receiveUpload(hana, request)).toEqual({
      fields: { draftKey, title: 'What was typed' },
      trouble: 'too_large',
    });
    expect(megabytes).toBeLessThan(130);
    expect(await listDraftAttachments(hana, draftKey)).toMatchObject([{ name: 'small.txt' }]);
    expect(storedFiles()).toHaveLength(before + 1);
  });

  it('whose length says that it is far beyond has no file stored, and its text kept', async () => {
    const before = storedFiles().length;
    const request = new Request(URL_OF_ROUTE, {
      method: 'POST',
      headers: HEADERS,
      body: `${field('draftKey', draftKey)}${fileHead('a.txt')}a\r\n${field('title', 'What was typed')}${END}`,
    });
    request.headers.set('content-length', String(1_048_576 * 1_000));
    expect(await receiveUpload(hana, request)).toMatchObject({
      fields: { title: 'What was typed' },
      trouble: 'too_large',
    });
    expect(storedFiles()).toHaveLength(before);
  });
});
