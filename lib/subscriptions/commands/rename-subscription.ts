import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { applyName } from '../internal/apply';
import { isRepeat } from '../internal/repeat';
import { renameForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

/** The reseller of record gives a subscription another nickname. */
export const renameSubscription = defineCommand({
  action: 'subscription.rename',
  input: renameForm,
  on: (acting, input) => holdSubscription(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const isAsWanted = record.friendlyName === input.friendlyName;
    if (await isRepeat(working, { seen: input.version, event: 'subscription.renamed', isAsWanted })) return REPEAT;
    const words = await applyName(working, input.version, input.friendlyName);
    return { value: null, events: [subscriptionEvent(record, { name: 'subscription.renamed', data: {}, words })] };
  },
});
