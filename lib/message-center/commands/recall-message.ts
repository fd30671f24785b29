import { defineCommand } from '@/lib/command/define-command';
import { advance, doneAlready, holdMessage, messageEvent } from '../internal/advance';
import { onMessage } from '../schema';

/** An editor takes a message back to change it, handed in or approved: it must be approved anew. */
export const recallMessage = defineCommand({
  action: 'service_message.write',
  input: onMessage,
  on: (acting, input) => holdMessage(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const done = await doneAlready(working, 'recalled');
    if (done) return done;
    const version = await advance(working, 'recall', input.version, { approvedById: null });
    return { value: { id: record.id }, events: [messageEvent('recalled', record, { version })] };
  },
});
