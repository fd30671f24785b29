import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { applyUpgrade } from '../internal/apply';
import { isRepeat } from '../internal/repeat';
import { upgradeForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record moves a subscription to a larger offer, under the conditions of P7; in arrears it may not (P9). */
export const upgradeSubscription = defineCommand({
  action: 'subscription.upgrade',
  input: upgradeForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const isAsWanted = record.offerId === input.offerId;
    if (await isRepeat(working, { seen: input.version, event: 'subscription.upgraded', isAsWanted })) return REPEAT;
    const data = await applyUpgrade(working, input.version, input.offerId);
    return { value: null, events: [subscriptionEvent(record, { name: 'subscription.upgraded', data })] };
  },
});
