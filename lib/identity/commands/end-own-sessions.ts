import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { handleOf } from '../internal/session-handle';

/** Ends one other session of the own account, or with handle `others` all of them; the one that sends it stays. Returns how many ended. */
export const endOwnSessions = defineCommand({
  action: 'person.preferences',
  input: z.object({ handle: z.string().min(1, 'choose').max(40, 'choose'), sessionHash: z.string().length(64) }),
  personal: true,
  run: async ({ tx, actor, now, input }) => {
    const others = await tx.session.findMany({
      where: { personId: actor.personId, revokedAt: null, idHash: { not: input.sessionHash } },
      select: { idHash: true },
    });
    const hashes = others
      .map(({ idHash }) => idHash)
      .filter((hash) => input.handle === 'others' || handleOf(hash) === input.handle);
    const ended =
      await tx.$executeRaw`UPDATE session SET revoked_at = ${now} WHERE id_hash = ANY(${hashes}::text[]) AND person_id = ${actor.personId}::uuid`;
    return { value: { ended }, events: [] };
  },
});
