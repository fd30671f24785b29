import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { linkEvent, REVOKED } from '../internal/relation-links';
import { revokeForm } from '../schema';

/** Takes the partner's link back: whoever opens it from then on finds nothing. Relations that were accepted stay. */
export const revokeRelationLink = defineCommand({
  action: 'relation.request',
  input: revokeForm,
  on: ({ tx, actor }, input) => tx.relationLink.findFirst({ where: { id: input.id, partnerId: actor.organizationId } }),
  run: async ({ tx, actor, now, record }) => {
    const { count } = await tx.relationLink.updateMany({
      where: { id: record.id, revokedAt: null },
      data: { revokedAt: now, revokedById: actor.personId },
    });
    if (count === 0) throw conflict('link_changed');
    return { value: null, events: [linkEvent(actor, record.id, REVOKED)] };
  },
});
