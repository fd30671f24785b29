import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { notFound } from '@/lib/shared/errors';

/** Throws away what the person had typed under a key. Its unsent files are taken back one by one, or swept. */
export const discardDraft = defineCommand({
  action: 'draft.keep',
  input: z.object({ key: z.uuid('required') }),
  personal: true,
  run: async ({ tx, actor, input }) => {
    const { count } = await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    if (count === 0) throw notFound();
    return { value: null, events: [] };
  },
});
