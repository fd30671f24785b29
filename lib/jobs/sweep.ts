import { removeFiles } from '@/lib/leaving/handlers/remove-files';
import { workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { storage } from '@/lib/platform/storage';

const CHUNK = 100;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

type Swept = {
  sessions: number;
  drafts: number;
  rateLimits: number;
  attachments: number;
  unsent: number;
  notifications: number;
  filesOfLeft: number;
};

async function removeFile(key: string): Promise<void> {
  try {
    await storage.remove(key);
  } catch (error) {
    logger.error({ err: error, file: key }, 'a file that nobody sent could not be removed: remove it by hand');
  }
}

/** The rows are locked until their files are gone: what is sent meanwhile is not touched, and a kill leaves a row for the next sweep. */
const sweepFiles = (): Promise<number> =>
  workerDb().$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ storage_key: string }[]>`
        DELETE FROM attachment WHERE audience IS NULL AND id IN (
          SELECT a.id FROM attachment a WHERE a.audience IS NULL AND a.created_at < now() - make_interval(days => ${KEPT_DAYS}) LIMIT ${CHUNK})
        RETURNING storage_key`;
      for (const row of rows) await removeFile(row.storage_key);
      return rows.length;
    },
    { maxWait: 5_000, timeout: 30_000 },
  );

/** What was sent after a session's end, and nobody came back for. */
async function sweepUnsent(): Promise<number> {
  const keys = await storage.olderThan('unsent', new Date(Date.now() - KEPT_DAYS * DAY_MS));
  for (const key of keys) await removeFile(key);
  return keys.length;
}

async function untilDone(sweepChunk: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let swept = CHUNK; swept === CHUNK; total += swept) swept = await sweepChunk();
  return total;
}

/** Deletes sessions and rate limits that are over; drafts and notifications, and unsent files with what lies in the storage, after 30 days; at once what lay there of who left. */
export async function sweep(): Promise<Swept> {
  const db = workerDb();
  const swept = {
    sessions: await db.$executeRaw`DELETE FROM session WHERE ends_at < now()`,
    drafts: await db.$executeRaw`DELETE FROM draft WHERE updated_at < now() - make_interval(days => ${KEPT_DAYS})`,
    rateLimits: await db.$executeRaw`DELETE FROM rate_limit WHERE expire < (extract(epoch FROM now()) * 1000)::bigint`,
    attachments: await untilDone(sweepFiles),
    unsent: await sweepUnsent(),
    notifications:
      await db.$executeRaw`DELETE FROM notification WHERE finished_at < now() - make_interval(days => ${KEPT_DAYS})`,
    filesOfLeft: await untilDone(removeFiles),
  };
  if (Object.values(swept).some(Boolean)) logger.info(swept, 'swept');
  return swept;
}
