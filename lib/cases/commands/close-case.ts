import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { caseCloseForm } from '../schema';
import { holdCase } from '../tx';

/** The customer closes its case whenever the problem is gone; the partner what is resolved; either what the end of their relation left open, without a message, which is not needed otherwise either. */
export const closeCase = defineCommand({
  action: 'case.close',
  input: caseCloseForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: (working) => sendWith(working, 'close', 'case.closed'),
});
