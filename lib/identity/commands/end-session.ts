import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';

/** Revokes the session that sends it; its next request is signed out. */
export const endSession = defineCommand({
  action: 'person.preferences',
  input: z.object({ sessionHash: z.string().length(64) }),
  personal: true,
  run: async ({ tx, actor, now, input }) => {
    await tx.$executeRaw`UPDATE session SET revoked_at = ${now} WHERE id_hash = ${input.sessionHash} AND person_id = ${actor.personId}::uuid AND revoked_at IS NULL`;
    return { value: null, events: [] };
  },
});
