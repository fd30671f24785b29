import { defineCommand } from '@/lib/command/define-command';
import { advance, doneAlready, holdMessage, messageEvent } from '../internal/advance';
import { onMessage } from '../schema';

/** A support lead approves a message as it stands; never one that the lead wrote on. */
export const approveMessage = defineCommand({
  action: 'service_message.approve',
  input: onMessage,
  on: (acting, input) => holdMessage(acting, input.id),
  run: async (working) => {
    const { actor, input, record } = working;
    const done = await doneAlready(working, 'approved');
    if (done) return done;
    const version = await advance(working, 'approve', input.version, { approvedById: actor.personId });
    return { value: { id: record.id }, events: [messageEvent('approved', record, { version })] };
  },
});
