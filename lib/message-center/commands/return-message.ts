import { defineCommand } from '@/lib/command/define-command';
import { advance, doneAlready, holdMessage, messageEvent } from '../internal/advance';
import { reasonForm } from '../schema';

/** A support lead sends a message back to its editors, with words; never one that the lead wrote on. */
export const returnMessage = defineCommand({
  action: 'service_message.approve',
  input: reasonForm,
  on: (acting, input) => holdMessage(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const done = await doneAlready(working, 'returned');
    if (done) return done;
    const version = await advance(working, 'return', input.version);
    return {
      value: { id: record.id },
      events: [messageEvent('returned', record, { version }, { reason: input.reason })],
    };
  },
});
