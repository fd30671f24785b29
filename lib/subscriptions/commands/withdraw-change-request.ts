import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { actOnRequest, holdRequest, isAnswered, requestEvent } from '../internal/requests';
import { onRequest } from '../schema';
import { findSubscription } from '../tx';

/** The customer takes back what it asked for, while nobody has answered it. */
export const withdrawChangeRequest = defineCommand({
  action: 'change_request.withdraw',
  input: onRequest,
  on: (acting, input) => holdRequest(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    if (isAnswered(working, 'withdraw', input)) return REPEAT;
    await actOnRequest(working, 'withdraw', input.version);
    const subscription = await findSubscription(working, record.subscriptionId);
    const data = { stateBefore: record.state, stateAfter: 'withdrawn' };
    const words = { name: subscription?.friendlyName ?? null };
    return { value: null, events: [requestEvent(record, { name: 'change_request.withdrawn', data, words })] };
  },
});
