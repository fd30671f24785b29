import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import busboy from 'busboy';
import { logger } from '@/lib/platform/logger';
import { storage } from '@/lib/platform/storage';
import { MAX_FILE_BYTES, MAX_FILES, type UploadTrouble } from '../rules';
import type { StoredFile } from '../schema';
import { storeFile } from './store-file';

const MAX_FIELD_BYTES = 100_000;
const MAX_FIELDS = 200;
// Read (and thrown away) at most this far, so that a browser that sends too much still gets its answer.
const MAX_BODY_BYTES = 1_073_741_824;

export type ReceivedForm = {
  fields: Record<string, string>;
  files: StoredFile[];
  trouble: UploadTrouble | null;
};

/** The request ended early, is no form, or is beyond all limits. Nothing of it is kept. */
export class BrokenUpload extends Error {
  override readonly name = 'BrokenUpload';
}

function bodyLimit(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) done(new BrokenUpload('body beyond the limit'));
      else done(null, chunk);
    },
  });
}

function openParser(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: {
        fileSize: MAX_FILE_BYTES + 1,
        fieldSize: MAX_FIELD_BYTES,
        fields: MAX_FIELDS,
        parts: MAX_FIELDS + MAX_FILES * 10,
      },
    });
  } catch (error) {
    throw new BrokenUpload('not a multipart form', { cause: error });
  }
}

/**
 * Reads a multipart form: text fields, and the files of the field `files` into storage as they come. Several values of one text
 * field are joined by commas, as in forms that are posted as actions; empty file inputs count for nothing.
 * When storage fails no file is kept, but what was typed is. Throws BrokenUpload, leaving nothing, when the form has no end.
 */
export async function receiveForm(request: Request): Promise<ReceivedForm> {
  const parser = openParser(request);
  const fields = new Map<string, string>();
  const storing: Promise<PromiseSettledResult<StoredFile | null>>[] = [];
  let trouble: UploadTrouble | null = null;

  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) trouble ??= 'text_too_long';
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before},${value}`);
  });
  parser.on('file', (field, part, { filename }) => {
    const name = field === 'files' ? filename : undefined;
    if (name && storing.length < MAX_FILES) {
      storing.push(Promise.allSettled([storeFile(part, name)]).then(([settled]) => settled));
      return;
    }
    if (name) trouble = 'too_many';
    // What breaks off here breaks the whole form, and is told by the parser.
    part.on('error', () => {});
    part.resume();
  });

  const body = request.body ? Readable.fromWeb(request.body as NodeStream) : Readable.from([]);
  const [read] = await Promise.allSettled([pipeline(body, bodyLimit(), parser)]);
  const stored = await Promise.all(storing);
  const files = stored.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
  const failed = stored.find((one) => one.status === 'rejected');
  if (read.status === 'rejected' || failed) await removeFiles(files);
  if (read.status === 'rejected') throw new BrokenUpload('the form broke off', { cause: read.reason });
  if (failed) {
    logger.error({ err: failed.reason }, 'a file could not be stored');
    return { fields: Object.fromEntries(fields), files: [], trouble: 'failed' };
  }
  if (stored.some((one) => one.status === 'fulfilled' && one.value === null)) trouble = 'too_large';
  return { fields: Object.fromEntries(fields), files, trouble };
}

/** Takes files out of storage again that got no row. */
export async function removeFiles(files: Pick<StoredFile, 'storageKey'>[]): Promise<void> {
  for (const { storageKey } of files) await storage.remove(storageKey);
}
