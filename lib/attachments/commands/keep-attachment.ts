import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { MAX_FILES } from '../rules';
import { keptFile } from '../schema';

/**
 * Keeps a stored file under the person's own draft. Returns its id. The eleventh is a conflict `too_many_files`, also when
 * several arrive at once.
 */
export const keepAttachment = defineCommand({
  action: 'draft.keep',
  input: keptFile,
  personal: true,
  run: async ({ tx, actor, now, input }) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`files ${actor.personId} ${input.draftKey}`}, 0))`;
    const id = newId();
    const inserted = await tx.$executeRaw`
      INSERT INTO attachment (id, person_id, draft_key, name, content_type, size_bytes, sha256, storage_key, created_at)
      SELECT ${id}::uuid, ${actor.personId}::uuid, ${input.draftKey}::uuid, ${input.name}, ${input.contentType}, ${input.sizeBytes}::int,
        ${input.sha256}, ${input.storageKey}, ${now}
      WHERE (SELECT count(*) FROM attachment a
             WHERE a.person_id = ${actor.personId}::uuid AND a.draft_key = ${input.draftKey}::uuid AND a.audience IS NULL) < ${MAX_FILES}`;
    if (inserted === 0) throw conflict('too_many_files');
    return { value: { id }, events: [] };
  },
});
