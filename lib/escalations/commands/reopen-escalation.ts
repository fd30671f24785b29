import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { messageForm } from '../schema';
import { holdEscalation } from '../tx';

/** The partner reopens within 14 days of the resolution, saying why. */
export const reopenEscalation = defineCommand({
  action: 'escalation.reopen',
  input: messageForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: (working) => sendWith(working, 'reopen', 'reopened', { closedAt: null }),
});
