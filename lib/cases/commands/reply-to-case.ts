import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { caseMessageForm } from '../schema';
import { holdCase } from '../tx';

/** Writes to the other side, for partner and customer to read. A customer's answer hands the turn back to the partner. */
export const replyToCase = defineCommand({
  action: 'case.reply',
  input: caseMessageForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: (working) =>
    sendWith(working, working.actor.side === 'partner' ? 'reply_partner' : 'reply_customer', 'case.replied'),
});
