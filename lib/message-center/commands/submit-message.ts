import { defineCommand } from '@/lib/command/define-command';
import { advance, doneAlready, holdMessage, messageEvent } from '../internal/advance';
import { onMessage } from '../schema';

/** An editor hands a draft in for approval; from here on it stays as it is. */
export const submitMessage = defineCommand({
  action: 'service_message.write',
  input: onMessage,
  on: (acting, input) => holdMessage(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    const done = await doneAlready(working, 'submitted');
    if (done) return done;
    const version = await advance(working, 'submit', input.version);
    return { value: { id: record.id }, events: [messageEvent('submitted', record, { version })] };
  },
});
