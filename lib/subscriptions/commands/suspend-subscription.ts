import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { applySuspension } from '../internal/apply';
import { isRepeat } from '../internal/repeat';
import { SUSPENDED } from '../rules/changes';
import { suspendForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record suspends a subscription and its add-ons, saying for which of the three reasons (P8). */
export const suspendSubscription = defineCommand({
  action: 'subscription.suspend',
  input: suspendForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const isAsWanted = record.status === 'suspended' && record.suspensionReason === input.reason;
    if (await isRepeat(working, { seen: input.version, event: 'subscription.suspended', isAsWanted })) return REPEAT;
    const { reason, addOns } = await applySuspension(working, input.version, input.reason);
    return {
      value: null,
      events: [record, ...addOns].map((one) =>
        subscriptionEvent(one, { name: 'subscription.suspended', data: { ...SUSPENDED, reason } }),
      ),
    };
  },
});
