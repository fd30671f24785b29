import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { storage } from '@/lib/platform/storage';
import { cleanFileName, servedType } from '../rules';
import type { StoredFile } from '../schema';
import { Meter } from './meter';

export const newStorageKey = (): string => {
  const name = randomBytes(20).toString('hex');
  return `${name.slice(0, 2)}/${name}`;
};

type Incoming = Readable & { truncated?: boolean };

/**
 * Streams one part of a form to storage while it is hashed. Null when it passed the limit: then nothing of it is left.
 * Rejects, leaving nothing either, when the part breaks off or storage fails; the rest of the part is read away, so that the form goes on.
 */
export async function storeFile(part: Incoming, rawName: string): Promise<StoredFile | null> {
  const storageKey = newStorageKey();
  const meter = new Meter();
  let broken: Error | null = null;
  // Ended, not destroyed: storage must be done with the file before it is removed.
  part.once('error', (error) => {
    broken = error;
    meter.end();
  });
  part.pipe(meter);
  try {
    await storage.put(storageKey, meter);
    if (broken) throw broken;
    if (!part.truncated) {
      const { sizeBytes, sha256, ...look } = await meter.result();
      const name = cleanFileName(rawName);
      return { name, contentType: servedType({ name, ...look }), sizeBytes, sha256, storageKey };
    }
  } catch (error) {
    part.unpipe(meter);
    part.resume();
    await storage.remove(storageKey);
    throw error;
  }
  await storage.remove(storageKey);
  return null;
}
