import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { caseMessageForm } from '../schema';
import { holdCase } from '../tx';

/** The partner resolves with words to its customer, who closes or reopens. Not while an escalation of the case is under way (P15). */
export const resolveCase = defineCommand({
  action: 'case.resolve',
  input: caseMessageForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: (working) => sendWith(working, 'resolve', 'case.resolved'),
});
