import { workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { storage } from '@/lib/platform/storage';

const CHUNK = 100;

/** Removes files whose rows left with their customer or person. A line stays until its file is gone; one that cannot be removed stops no other. */
export async function removeFiles(): Promise<number> {
  const db = workerDb();
  const lines = await db.$queryRaw<{ storage_key: string }[]>`
    SELECT storage_key FROM file_to_remove ORDER BY since, storage_key LIMIT ${CHUNK}`;
  let removed = 0;
  for (const { storage_key: key } of lines) {
    try {
      if (await storage.has(key)) await storage.remove(key);
      removed += await db.$executeRaw`DELETE FROM file_to_remove WHERE storage_key = ${key}`;
    } catch (error) {
      logger.error({ err: error, file: key }, 'a file of who left could not be removed; tried again in a minute');
    }
  }
  return removed;
}
