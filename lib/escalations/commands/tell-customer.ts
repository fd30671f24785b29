import { tellInCase } from '@/lib/cases/tx';
import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { tellForm } from '../schema';
import { advance, escalationEvent, holdEscalation, isDoneBy } from '../tx';

/**
 * The partner tells its customer here, or records how it did (P15). The closing message is all that the customer reads of it (P22); told here,
 * it is a message in the case that the escalation came from, in the same act. Sent twice it is told once.
 */
export const tellCustomer = defineCommand({
  action: 'escalation.tell_customer',
  input: tellForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: async (working) => {
    const { input, record, now } = working;
    const isTold = record.customerToldHow === input.how && record.closingMessage === input.closingMessage;
    if (isTold && (await isDoneBy(working, 'customer_told', input.version))) return REPEAT;
    const after = await advance(working, 'tell_customer', input.version, {
      customerToldAt: now,
      customerToldHow: input.how,
      closingMessage: input.closingMessage,
    });
    const told = escalationEvent('customer_told', record, after, 'operator_partner', {
      how: input.how,
      toldBefore: record.customerToldAt?.toISOString() ?? null,
      toldAfter: now.toISOString(),
    });
    const inCase =
      input.how === 'portal'
        ? await tellInCase(working, { escalationId: record.id, body: input.closingMessage })
        : null;
    return { value: null, events: inCase ? [told, inCase] : [told] };
  },
});
