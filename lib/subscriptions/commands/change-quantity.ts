import { defineCommand } from '@/lib/command/define-command';
import { applyQuantity } from '../internal/apply';
import { quantityForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record sets how many seats are bought (P6), unless it is in arrears (P9): 1 to the offer's most, not below those in use. */
export const changeQuantity = defineCommand({
  action: 'subscription.change_quantity',
  input: quantityForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const data = await applyQuantity(working, working.input.version, working.input.quantity);
    return {
      value: null,
      events: [subscriptionEvent(working.record, { name: 'subscription.quantity_changed', data })],
    };
  },
});
