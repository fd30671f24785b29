import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { notFound } from '@/lib/shared/errors';

/**
 * Takes one of the person's own files back before it is sent. Not found once it is sent. Returns where its bytes lie, to be removed
 * once this is committed: discardUpload() does both.
 */
export const discardAttachment = defineCommand({
  action: 'draft.keep',
  input: z.object({ id: z.uuid('required') }),
  personal: true,
  run: async ({ tx, actor, input }) => {
    const [row] = await tx.$queryRaw<{ storageKey: string }[]>`
      DELETE FROM attachment WHERE id = ${input.id}::uuid AND person_id = ${actor.personId}::uuid AND audience IS NULL
      RETURNING storage_key AS "storageKey"`;
    if (!row) throw notFound();
    return { value: row, events: [] };
  },
});
