import { randomBytes } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storage } from '@/lib/platform/storage';
import { MAX_EXPORT_BYTES } from './rules/export-file';

export type StoredExport = { storageKey: string; sizeBytes: number };

/** Puts an export into storage as it comes; null when it is beyond the limit. Then, and when it breaks off, nothing of it is left. */
export async function storeExport(content: Readable): Promise<StoredExport | null> {
  const name = randomBytes(20).toString('hex');
  const storageKey = `${name.slice(0, 2)}/${name}`;
  let sizeBytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      done(null, sizeBytes > MAX_EXPORT_BYTES ? undefined : chunk);
    },
  });
  const [read, written] = await Promise.allSettled([pipeline(content, meter), storage.put(storageKey, meter)]);
  const fault = [read, written].find((one) => one.status === 'rejected');
  if (!fault && sizeBytes <= MAX_EXPORT_BYTES) return { storageKey, sizeBytes };
  await storage.remove(storageKey);
  if (fault) throw fault.reason;
  return null;
}

/** Takes a stored export out again that no import was made of. */
export const removeExport = (stored: StoredExport): Promise<void> => storage.remove(stored.storageKey);
