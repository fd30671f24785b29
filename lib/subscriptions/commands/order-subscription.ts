import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { orderForm } from '../schema';
import { isOrdered, orderInside, subscriptionEvent } from '../tx';

/**
 * A partner sells one of its customers a further subscription or add-on (P6, P9). One form key makes one: sent again, it answers with the
 * one that it made; another order under a used key is a conflict `already_sent`.
 */
export const orderSubscription = defineCommand({
  action: 'subscription.order',
  input: orderForm,
  on: ({ tx, actor }, input) =>
    tx.relation.findFirst({ where: { customerId: input.customerId, partnerId: actor.organizationId } }),
  run: async (working) => {
    const { tx, actor, input } = working;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}${input.key}`}, 0))`;
    const made = await tx.subscription.findFirst({ where: { orderedById: actor.personId, submitKey: input.key } });
    if (made) {
      if (!(await isOrdered(working, made.id, input))) throw conflict('already_sent');
      return { value: { id: made.id }, events: [], isRepeat: true };
    }
    const { sold, data } = await orderInside(working, input);
    return { value: { id: sold.id }, events: [subscriptionEvent(sold, { name: 'subscription.ordered', data })] };
  },
});
