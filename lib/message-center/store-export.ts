import { randomBytes } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
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
  let broken: Error | null = null;
  // Ended, not destroyed: storage must be done with the file before it is removed.
  content.once('error', (error) => {
    broken = error;
    meter.end();
  });
  content.pipe(meter);
  try {
    await storage.put(storageKey, meter);
    if (broken) throw broken;
    if (sizeBytes <= MAX_EXPORT_BYTES) return { storageKey, sizeBytes };
  } catch (error) {
    content.unpipe(meter);
    content.resume();
    await storage.remove(storageKey);
    throw error;
  }
  await storage.remove(storageKey);
  return null;
}

/** Takes a stored export out again that no import was made of. */
export const removeExport = (stored: StoredExport): Promise<void> => storage.remove(stored.storageKey);
