import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { conflict, notFound } from '@/lib/shared/errors';
import { endingForm } from '../schema';
import { holdDelegations } from '../tx';

/**
 * Ends the relation between a customer and a partner, by either's global administrator; delegated privileges go with it. Throws conflict
 * `subscriptions_left` while one lives (P5). What was written stays readable for whom it was; a relation accepted anew revives it.
 */
export const endRelation = defineCommand({
  action: 'relation.end',
  input: endingForm,
  stepUp: true,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    const [customerId, partnerId] =
      actor.side === 'customer' ? [actor.organizationId, input.otherId] : [input.otherId, actor.organizationId];
    // Before they are read, so that the record names every service that goes.
    await holdDelegations(working, customerId);
    const held = await tx.delegation.findMany({ where: { customerId, partnerId }, orderBy: { serviceId: 'asc' } });
    const [row] = await tx.$queryRaw<{ why: string | null }[]>`
      SELECT end_relation(${customerId}::uuid, ${partnerId}::uuid, ${now}) AS why`;
    if (row?.why === 'not_found') throw notFound();
    if (row?.why) throw conflict(row.why);
    return {
      value: null,
      events: [
        {
          name: 'relation.ended',
          recordType: 'relation',
          recordId: `${customerId}:${partnerId}`,
          customerId,
          partnerId,
          audience: 'operator_partner_customer',
          data: {
            relationBefore: 'live',
            relationAfter: 'ended',
            ...differing<string>({ services: held.map((one) => one.serviceId).join(',') }, {}),
          },
        },
      ],
    };
  },
});
