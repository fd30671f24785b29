import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { messageForm } from '../schema';
import { holdEscalation } from '../tx';

/** The operator resolves, with words to the partner, who now tells its customer and closes (P15). */
export const resolveEscalation = defineCommand({
  action: 'escalation.resolve',
  input: messageForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: (working) =>
    sendWith(working, 'resolve', 'resolved', {
      resolvedAt: working.now,
      firstResponseAt: working.record.firstResponseAt ?? working.now,
    }),
});
