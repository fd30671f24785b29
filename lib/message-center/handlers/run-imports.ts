import { buffer } from 'node:stream/consumers';
import { workerDb } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';
import { storage } from '@/lib/platform/storage';
import type { Viewer } from '@/lib/policy/enter';
import type { Failure } from '@/lib/shared/errors';
import { failImport } from '../commands/fail-import';
import { importChunk } from '../commands/import-chunk';
import { exportRows, type ImportFailure } from '../rules/export-file';

const CHUNK = 100;

type Unfinished = { id: string; sessionHash: string; storageKey: string; position: number };
export type Going = {
  /** Asked before each chunk; what was taken stays, and the next worker goes on there. */
  isStopped?: () => boolean;
  onProgress?: (position: number, total: number) => void;
};

const FAILURES: Partial<Record<Failure['kind'], ImportFailure>> = { signed_out: 'signed_out', refused: 'refused' };

/** As the person while that may act; past it when the session or the right is gone, for then nobody else could say so. */
async function giveUp({ id, sessionHash, storageKey }: Unfinished, failure: ImportFailure): Promise<void> {
  const said = await failImport({ sessionHash, requestId: null }, { id, failure });
  if (!said.ok) {
    await workerDb().$executeRaw`
      UPDATE service_message_import SET state = 'failed', failure = ${failure}, updated_at = now(), finished_at = now()
      WHERE id = ${id}::uuid AND state IN ('waiting', 'running')`;
  }
  logger.warn({ import: id, failure }, 'an import ended before its time');
  await storage.remove(storageKey);
}

async function goOn(one: Unfinished, { isStopped, onProgress }: Going): Promise<void> {
  if (!(await storage.has(one.storageKey))) return giveUp(one, 'file_missing');
  const found = exportRows(await buffer(await storage.read(one.storageKey)));
  if ('failure' in found) return giveUp(one, found.failure);
  const { rows } = found;
  const viewer: Viewer = { sessionHash: one.sessionHash, requestId: null };
  for (let { position } = one; position < rows.length && !isStopped?.(); ) {
    const step = { id: one.id, position, total: rows.length, rows: rows.slice(position, position + CHUNK) };
    const outcome = await importChunk(viewer, step);
    if (!outcome.ok) {
      const failure = FAILURES[outcome.failure.kind];
      if (failure) return giveUp(one, failure);
      // Another worker took the last rows meanwhile.
      if (outcome.failure.kind === 'not_found') return;
      throw new Error(`an import cannot go on: ${JSON.stringify(outcome.failure)}`);
    }
    position = outcome.value.position;
    onProgress?.(position, rows.length);
  }
  if (!isStopped?.()) await storage.remove(one.storageKey);
}

/** Goes on with every import that is not at its end, the oldest first, or with one; chunk by chunk, each in a transaction of its own. */
export async function goOnWithImports(going: Going = {}, id?: string): Promise<void> {
  const unfinished = await workerDb().serviceMessageImport.findMany({
    where: { state: { in: ['waiting', 'running'] }, ...(id ? { id } : {}) },
    select: { id: true, sessionHash: true, storageKey: true, position: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  for (const one of unfinished) if (!going.isStopped?.()) await goOn(one, going);
}
