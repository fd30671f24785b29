import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { filesDirectory } from './env';

let disk: Disk | undefined;
const files = (): Disk =>
  (disk ??= new Disk(new FSDriver({ location: resolve(filesDirectory()), visibility: 'private' })));

/** Where attachments lie: random keys, no name of a person's choosing. */
export const storage = {
  put: (key: string, content: Readable, sizeBytes?: number): Promise<void> =>
    files().putStream(key, content, { contentLength: sizeBytes }),
  read: (key: string): Promise<Readable> => files().getStream(key),
  has: (key: string): Promise<boolean> => files().exists(key),
  remove: (key: string): Promise<void> => files().delete(key),
  /** What lies in a folder, by name; nothing when there is none. */
  list: async (folder: string): Promise<string[]> => {
    const place = resolve(filesDirectory(), folder);
    return existsSync(place) ? readdir(place) : [];
  },
  /** Keys under a folder, and in those under it, that were last written before an instant. */
  async olderThan(folder: string, before: Date): Promise<string[]> {
    if (!existsSync(resolve(filesDirectory(), folder))) return [];
    const old: string[] = [];
    for (const entry of (await files().listAll(folder, { recursive: true })).objects)
      if (entry.isFile && (await files().getMetaData(entry.key)).lastModified < before) old.push(entry.key);
    return old;
  },
};
