import busboy from 'busboy';
import { feedBody } from '@/lib/platform/feed-body';
import { logger } from '@/lib/platform/logger';
import { storage } from '@/lib/platform/storage';
import { MAX_FILE_BYTES, MAX_FILES, type UploadTrouble } from '../rules';
import type { StoredFile } from '../schema';
import { storeFile } from './store-file';

const MAX_FIELD_BYTES = 100_000;
const MAX_FIELDS = 200;
// The largest form that could be kept as a whole; what says that it is longer is read for its text alone.
const MAX_BODY_BYTES = MAX_FILES * MAX_FILE_BYTES + 20 * 1_048_576;
// Of what cannot be kept, this much is read and thrown away: a browser hears no answer before it has sent all. Then it is cut off.
const MAX_WASTED_BYTES = 104_857_600;

export type ReceivedForm = {
  fields: Record<string, string>;
  files: StoredFile[];
  trouble: UploadTrouble | null;
};

/** The request ended early, or is no form. Nothing of it is kept. */
export class BrokenUpload extends Error {
  override readonly name = 'BrokenUpload';
}

/** Counts what is read of a body and then thrown away. */
class Waste {
  #readBytes = 0;
  #before = 0;
  #since: number | null = null;

  begin(): void {
    this.#since ??= this.#readBytes;
  }
  end(): void {
    if (this.#since !== null) this.#before += this.#readBytes - this.#since;
    this.#since = null;
  }
  isEnough(readBytes: number): boolean {
    this.#readBytes = readBytes;
    const now = this.#since === null ? 0 : readBytes - this.#since;
    return this.#before + now > MAX_WASTED_BYTES || readBytes > MAX_BODY_BYTES + MAX_WASTED_BYTES;
  }
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
 * When storage fails no file is kept, but what was typed is. A form far beyond the limits is cut short: what came whole before is kept. Throws BrokenUpload, leaving nothing, when the form has no end.
 */
export async function receiveForm(request: Request): Promise<ReceivedForm> {
  const parser = openParser(request);
  const fields = new Map<string, string>();
  const storing: Promise<PromiseSettledResult<StoredFile | null>>[] = [];
  let trouble: UploadTrouble | null = null;

  const waste = new Waste();
  const isBeyond = Number(request.headers.get('content-length')) > MAX_BODY_BYTES;

  parser.on('field', (name, value, { valueTruncated }) => {
    waste.end();
    if (valueTruncated) trouble ??= 'text_too_long';
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before},${value}`);
  });
  parser.on('file', (field, part, { filename }) => {
    waste.end();
    part.once('limit', () => waste.begin());
    const name = field === 'files' ? filename : undefined;
    if (name && storing.length < MAX_FILES && !isBeyond) {
      storing.push(Promise.allSettled([storeFile(part, name)]).then(([settled]) => settled));
      return;
    }
    if (name) trouble = isBeyond ? 'too_large' : 'too_many';
    waste.begin();
    // What breaks off here breaks the whole form, and is told by the parser.
    part.on('error', () => {});
    part.resume();
  });

  const [read] = await Promise.allSettled([feedBody(request, parser, (bytes) => waste.isEnough(bytes))]);
  const isCut = read.status === 'fulfilled' && read.value === 'cut';
  const stored = await Promise.all(storing);
  const files = stored.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
  // What was still on its way when the form was cut is what was too large.
  const failed = isCut ? undefined : stored.find((one) => one.status === 'rejected');
  if (read.status === 'rejected' || failed) await removeFiles(files);
  if (read.status === 'rejected') throw new BrokenUpload('the form broke off', { cause: read.reason });
  if (failed) {
    logger.error({ err: failed.reason }, 'a file could not be stored');
    return { fields: Object.fromEntries(fields), files: [], trouble: 'failed' };
  }
  if (isCut || stored.some((one) => one.status === 'fulfilled' && one.value === null)) trouble = 'too_large';
  return { fields: Object.fromEntries(fields), files, trouble };
}

/** Takes files out of storage again that got no row. */
export async function removeFiles(files: Pick<StoredFile, 'storageKey'>[]): Promise<void> {
  for (const { storageKey } of files) await storage.remove(storageKey);
}
