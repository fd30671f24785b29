import { defineCommand } from '@/lib/command/define-command';
import { addMessage, isSent } from '@/lib/conversation/tx';
import { holdRelation } from '@/lib/leaving/tx';
import { conflict } from '@/lib/shared/errors';
import { caseMessageForm } from '../schema';
import { caseEvent, holdCase, placeOfCase } from '../tx';

/** The partner's internal note, for the partner only. The case's version stays, so that the customer learns nothing, not even that it was written. */
export const addCaseNote = defineCommand({
  action: 'case.note',
  input: caseMessageForm,
  on: (acting, input) => holdCase(acting, input.number),
  run: async (working) => {
    const { input, record } = working;
    if (await isSent(working, input)) return { value: null, events: [], isRepeat: true };
    if (!(await holdRelation(working, record))) throw conflict('relation_ended');
    const messageId = await addMessage(working, {
      on: placeOfCase(record),
      audience: 'partner',
      key: input.key,
      body: input.body,
    });
    return { value: null, events: [caseEvent('case.noted', record, record, 'partner', { messageId })] };
  },
});
