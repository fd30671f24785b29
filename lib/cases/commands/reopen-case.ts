import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { caseMessageForm } from '../schema';
import { holdCase } from '../tx';

/** Either side reopens what is resolved or closed, saying why: the partner's turn again. */
export const reopenCase = defineCommand({
  action: 'case.reopen',
  input: caseMessageForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: (working) => sendWith(working, 'reopen', 'case.reopened'),
});
