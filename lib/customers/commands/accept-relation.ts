import { defineCommand } from '@/lib/command/define-command';
import type { EventDraft } from '@/lib/command/event';
import { holdDelegations } from '@/lib/leaving/tx';
import { conflict, invalid, notFound } from '@/lib/shared/errors';
import { loadOffer } from '../internal/relation-offer';
import { acceptForm } from '../schema';

/**
 * A customer's global administrator accepts the relation that a partner's link asks for, and grants it the chosen services of those asked
 * for (P5); at once, and granting asks for a proof. Throws conflict when it cannot begin now (P9, and the answer does not say so), what the
 * partner holds has changed since the person looked, or another partner that sells holds a service that this seller is to get.
 */
export const acceptRelation = defineCommand({
  action: 'relation.accept',
  input: acceptForm,
  stepUp: ({ services }) => services.length > 0,
  run: async (working) => {
    const { tx, actor, input, now } = working;
    const customerId = actor.organizationId;
    // The same lock as for granting and removing by hand: of two at once the second sees what the first did.
    await holdDelegations(working, customerId);
    const offer = await loadOffer(working, input.token);
    if (!offer) throw notFound();
    if (!offer.mayBegin) throw conflict('relation_not_now');
    const held = new Set(offer.services.filter((service) => service.isHeld).map((service) => service.id));
    if (held.size !== input.seen.length || !input.seen.every((id) => held.has(id)))
      throw conflict('delegation_changed');
    const wanted = input.services.filter((id) => !held.has(id));
    for (const id of wanted) {
      const asked = offer.services.find((service) => service.id === id && service.isAsked);
      if (!asked) throw invalid({ services: 'choose' });
      if (asked.heldBy) throw conflict('other_partner_delegated');
    }
    if (offer.since && wanted.length === 0) throw conflict('relation_stands');
    const [accepted] = await tx.$queryRaw<{ partner: string | null }[]>`
      SELECT accept_relation(${input.token}, ${now}) AS partner`;
    if (accepted?.partner !== offer.partnerId) throw conflict('relation_not_now');
    const among = { customerId, partnerId: offer.partnerId };
    await tx.delegation.createMany({ data: wanted.map((serviceId) => ({ ...among, serviceId, grantedAt: now })) });
    const place = { recordId: `${customerId}:${offer.partnerId}`, ...among };
    const events: EventDraft[] = wanted.map((serviceId) => ({
      name: 'delegation.granted',
      recordType: 'delegation',
      ...place,
      audience: 'operator_partner_customer',
      data: { serviceId, isDelegatedBefore: false, isDelegatedAfter: true },
      words: { name: actor.organizationName, partner: offer.name, by: actor.name },
    }));
    if (!offer.since)
      events.unshift({
        name: 'relation.accepted',
        recordType: 'relation',
        ...place,
        audience: 'operator_partner_customer',
        data: { relationBefore: null, relationAfter: 'live' },
        words: { name: actor.organizationName, partner: offer.name },
      });
    return { value: { partnerId: offer.partnerId }, events };
  },
});
