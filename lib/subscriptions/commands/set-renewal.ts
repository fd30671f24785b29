import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { applyRenewal } from '../internal/apply';
import { isRepeat } from '../internal/repeat';
import { renewalForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record says whether a subscription renews itself at the end of its term. */
export const setRenewal = defineCommand({
  action: 'subscription.set_renewal',
  input: renewalForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const isAsWanted = record.autoRenew === (input.autoRenew === 'on');
    if (await isRepeat(working, { seen: input.version, event: 'subscription.renewal_changed', isAsWanted }))
      return REPEAT;
    const data = await applyRenewal(working, input.version, input.autoRenew === 'on');
    return { value: null, events: [subscriptionEvent(record, { name: 'subscription.renewal_changed', data })] };
  },
});
