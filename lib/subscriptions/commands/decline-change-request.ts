import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { settleDraft } from '@/lib/conversation/tx';
import { actOnRequest, holdRequest, isAnswered, requestEvent } from '../internal/requests';
import { answerSubject, declineForm } from '../schema';
import { findSubscription } from '../tx';

/** The reseller of record declines what was asked, in words that the customer reads. */
export const declineChangeRequest = defineCommand({
  action: 'change_request.decline',
  input: declineForm,
  on: (acting, input) => holdRequest(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    if (isAnswered(working, 'decline', input)) return REPEAT;
    await actOnRequest(working, 'decline', input.version, { answer: input.words });
    await settleDraft(working, { key: input.key, subject: answerSubject(record.id, 'decline') });
    const subscription = await findSubscription(working, record.subscriptionId);
    const data = { stateBefore: record.state, stateAfter: 'declined' };
    const words = { name: subscription?.friendlyName ?? null, words: input.words };
    return { value: null, events: [requestEvent(record, { name: 'change_request.declined', data, words })] };
  },
});
