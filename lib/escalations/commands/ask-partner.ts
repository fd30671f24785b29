import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { messageForm } from '../schema';
import { holdEscalation } from '../tx';

/** The operator asks the partner and waits: the clock pauses until the partner answers. A question is not yet the response that was promised: what is left of the target goes on running afterwards. */
export const askPartner = defineCommand({
  action: 'escalation.ask_partner',
  input: messageForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: (working) => sendWith(working, 'ask_partner', 'partner_asked'),
});
