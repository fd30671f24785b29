import { offeredServices } from '@/lib/catalogue/tx';
import { defineCommand } from '@/lib/command/define-command';
import type { EventDraft } from '@/lib/command/event';
import { REPEAT } from '@/lib/command/repeat';
import { holdDelegations, holdRelation } from '@/lib/leaving/tx';
import { conflict, invalid, notFound } from '@/lib/shared/errors';
import { isGrantedAlready } from '../internal/granted-already';
import { transactingHolders } from '../internal/partners';
import { delegationForm } from '../schema/delegation';

/**
 * Grants and removes one partner's delegated privileges, service by service, at once (P5); granting asks for a proof, removing never. Sent
 * twice it is done once. Throws conflict when what the partner holds has changed since the person looked, or another partner that sells
 * holds a service that this seller is to get.
 */
export const changeDelegation = defineCommand({
  action: 'delegation.change',
  input: delegationForm,
  stepUp: ({ grant }) => grant.length > 0,
  on: ({ tx, actor }, input) =>
    tx.relation.findFirst({
      where: { customerId: actor.organizationId, partnerId: input.partnerId },
      select: { partner: { select: { name: true } } },
    }),
  run: async (working) => {
    const { tx, actor, input, record, now } = working;
    const among = { customerId: actor.organizationId, partnerId: input.partnerId };
    // What is read from here on stands until the end: of two who change it at once the second sees what the first did.
    await holdDelegations(working, among.customerId);
    if (!(await holdRelation(working, among))) throw notFound();
    const held = new Set((await tx.delegation.findMany({ where: among })).map((row) => row.serviceId));
    if (await isGrantedAlready(working, held)) return REPEAT;
    const isAsSeen = held.size === input.seen.length && input.seen.every((serviceId) => held.has(serviceId));
    const isChange =
      input.grant.every((serviceId) => !held.has(serviceId)) && input.remove.every((serviceId) => held.has(serviceId));
    if (!isAsSeen || !isChange) throw conflict('delegation_changed');
    if (input.grant.length + input.remove.length === 0) throw invalid({ services: 'choose' });
    if ((await offeredServices(working, input.grant)).size < input.grant.length) throw invalid({ services: 'choose' });
    const holders = await transactingHolders(working, input.partnerId);
    if (input.grant.some((serviceId) => holders.has(serviceId))) throw conflict('other_partner_delegated');

    const { count } = await tx.delegation.deleteMany({ where: { ...among, serviceId: { in: input.remove } } });
    if (count !== input.remove.length) throw conflict('delegation_changed');
    await tx.delegation.createMany({
      data: input.grant.map((serviceId) => ({ ...among, serviceId, grantedAt: now })),
    });
    const event = (name: string, serviceId: string): EventDraft => ({
      name,
      recordType: 'delegation',
      recordId: `${among.customerId}:${among.partnerId}`,
      ...among,
      audience: 'operator_partner_customer',
      data: {
        serviceId,
        isDelegatedBefore: name === 'delegation.removed',
        isDelegatedAfter: name === 'delegation.granted',
      },
      words: { name: actor.organizationName, partner: record.partner.name, by: actor.name },
    });
    return {
      value: null,
      events: [
        ...input.remove.map((serviceId) => event('delegation.removed', serviceId)),
        ...input.grant.map((serviceId) => event('delegation.granted', serviceId)),
      ],
    };
  },
});
