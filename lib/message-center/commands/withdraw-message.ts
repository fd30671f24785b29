import { defineCommand } from '@/lib/command/define-command';
import { advance, doneAlready, holdMessage, messageEvent } from '../internal/advance';
import { reasonForm } from '../schema';

/** An editor withdraws a published message, with a reason: nobody reads it any more, and it is never published again. */
export const withdrawMessage = defineCommand({
  action: 'service_message.publish',
  input: reasonForm,
  on: (acting, input) => holdMessage(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const done = await doneAlready(working, 'withdrawn');
    if (done) return done;
    const version = await advance(working, 'withdraw', input.version);
    return {
      value: { id: record.id },
      events: [messageEvent('withdrawn', record, { version }, { reason: input.reason })],
    };
  },
});
