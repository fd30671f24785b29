import { defineCommand } from '@/lib/command/define-command';
import { sendWith } from '../internal/send-with';
import { caseMessageForm } from '../schema';
import { holdCase } from '../tx';

/** The partner asks its customer and waits: the turn is the customer's until it answers. */
export const askCustomer = defineCommand({
  action: 'case.reply',
  input: caseMessageForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: (working) => sendWith(working, 'ask_customer', 'case.replied'),
});
