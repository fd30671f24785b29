import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { caseCloseForm } from '../schema';
import { holdCase } from '../tx';

/** The customer closes its case whenever the problem is gone; the partner what is resolved. A message is not needed. */
export const closeCase = defineCommand({
  action: 'case.close',
  input: caseCloseForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: (working) => sendWith(working, 'close', 'case.closed'),
});
