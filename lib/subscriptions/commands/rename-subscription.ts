import { defineCommand } from '@/lib/command/define-command';
import { applyName } from '../internal/apply';
import { renameForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record gives a subscription another nickname. */
export const renameSubscription = defineCommand({
  action: 'subscription.rename',
  input: renameForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const words = await applyName(working, working.input.version, working.input.friendlyName);
    return {
      value: null,
      events: [subscriptionEvent(working.record, { name: 'subscription.renamed', data: {}, words })],
    };
  },
});
