import { defineCommand } from '@/lib/command/define-command';
import { addMessage, isSent } from '@/lib/conversation/tx';
import { messageForm } from '../schema';
import { escalationEvent, holdEscalation, placeOf } from '../tx';

/**
 * Writes an internal note: the operator's for the operator only, the partner's for the partner only.
 * The record's version stays, so that the other side learns nothing, not even that a note was written.
 */
export const addNote = defineCommand({
  action: 'escalation.note',
  input: messageForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: async (working) => {
    const { actor, input, record } = working;
    if (await isSent(working, input)) return { value: null, events: [], isRepeat: true };
    const audience = actor.side === 'operator' ? ('operator' as const) : ('partner' as const);
    const messageId = await addMessage(working, { on: placeOf(record), audience, key: input.key, body: input.body });
    return { value: null, events: [escalationEvent('noted', record, record, audience, { messageId })] };
  },
});
