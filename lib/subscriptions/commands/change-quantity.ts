import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { plainDigits } from '@/lib/shared/form-text';
import { applyQuantity } from '../internal/apply';
import { isRepeat } from '../internal/repeat';
import { quantityForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record sets how many seats are bought (P6), unless it is in arrears (P9): 1 to the offer's most, not below those in use. */
export const changeQuantity = defineCommand({
  action: 'subscription.change_quantity',
  input: quantityForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const isAsWanted = String(record.quantity) === plainDigits(input.quantity);
    if (await isRepeat(working, { seen: input.version, event: 'subscription.quantity_changed', isAsWanted }))
      return REPEAT;
    const data = await applyQuantity(working, input.version, input.quantity);
    return {
      value: null,
      events: [subscriptionEvent(record, { name: 'subscription.quantity_changed', data })],
    };
  },
});
