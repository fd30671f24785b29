import { defineCommand } from '@/lib/command/define-command';
import { applyRenewal } from '../internal/apply';
import { renewalForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record says whether a subscription renews itself at the end of its term. */
export const setRenewal = defineCommand({
  action: 'subscription.set_renewal',
  input: renewalForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const data = await applyRenewal(working, working.input.version, working.input.autoRenew === 'on');
    return { value: null, events: [subscriptionEvent(working.record, { name: 'subscription.renewal_changed', data })] };
  },
});
