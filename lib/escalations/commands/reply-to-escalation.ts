import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { messageForm } from '../schema';
import { holdEscalation } from '../tx';

/** Writes to the other side, for operator and partner to read (P15). A partner's answer to a question hands the turn back. */
export const replyToEscalation = defineCommand({
  action: 'escalation.reply',
  input: messageForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: (working) => {
    const { actor, record, now } = working;
    const isOperator = actor.side === 'operator';
    return sendWith(
      working,
      isOperator ? 'reply_operator' : 'reply_partner',
      'replied',
      isOperator && !record.firstResponseAt ? { firstResponseAt: now } : {},
    );
  },
});
