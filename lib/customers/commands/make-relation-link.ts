import { defineCommand } from '@/lib/command/define-command';
import { authorize } from '@/lib/policy/authorize';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId, newSecret } from '@/lib/shared/ids';
import { linkEvent, REVOKED } from '../internal/relation-links';
import { linkForm } from '../schema';

/**
 * Makes the partner's link that asks for a relation, in place of the one that stood, which opens nothing from then on (P9). With services it
 * also asks for delegated privileges, which is not for sales agents (P5). Throws conflict when another made one meanwhile.
 */
export const makeRelationLink = defineCommand({
  action: 'relation.request',
  input: linkForm,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    if (input.services.length > 0) authorize(actor, 'delegation.request');
    if (actor.isInArrears) throw conflict('arrears_relation');
    const known = await tx.service.count({ where: { id: { in: input.services }, retiredAt: null } });
    if (known !== input.services.length) throw invalid({ services: 'choose' });
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`relation link ${actor.organizationId}`}, 0))`;
    const stands = await tx.relationLink.findFirst({ where: { partnerId: actor.organizationId, revokedAt: null } });
    if ((stands?.id ?? '') !== input.replaces) throw conflict('link_changed');
    if (stands)
      await tx.relationLink.updateMany({
        where: { id: stands.id, revokedAt: null },
        data: { revokedAt: now, revokedById: actor.personId },
      });
    const id = newId();
    await tx.relationLink.createMany({
      data: [
        {
          id,
          partnerId: actor.organizationId,
          token: newSecret(),
          services: input.services,
          createdById: actor.personId,
          createdAt: now,
        },
      ],
    });
    const made = linkEvent(actor, id, {
      name: 'relation_link.made',
      data: {
        linkBefore: stands ? 'live' : null,
        linkAfter: 'live',
        servicesBefore: stands?.services.join(',') ?? null,
        servicesAfter: input.services.join(','),
      },
    });
    return {
      value: { id },
      events: stands ? [linkEvent(actor, stands.id, REVOKED), made] : [made],
    };
  },
});
