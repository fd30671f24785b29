import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { messageForm } from '../schema';
import { holdEscalation } from '../tx';

/** The partner takes an escalation back before it is resolved, saying why. */
export const withdrawEscalation = defineCommand({
  action: 'escalation.withdraw',
  input: messageForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: (working) => sendWith(working, 'withdraw', 'withdrawn', { closedAt: working.now }),
});
