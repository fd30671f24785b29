import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { applyReactivation } from '../internal/apply';
import { isRepeat } from '../internal/repeat';
import { REACTIVATED } from '../rules/changes';
import { onSubscription } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record brings a suspended subscription back within 60 days (P8), and the add-ons that went with it; an add-on not before its parent. */
export const reactivateSubscription = defineCommand({
  action: 'subscription.reactivate',
  input: onSubscription,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const isAsWanted = record.status === 'active';
    if (await isRepeat(working, { seen: input.version, event: 'subscription.reactivated', isAsWanted })) return REPEAT;
    const { addOns } = await applyReactivation(working, input.version);
    return {
      value: null,
      events: [record, ...addOns].map((one) =>
        subscriptionEvent(one, { name: 'subscription.reactivated', data: REACTIVATED }),
      ),
    };
  },
});
