import { defineCommand } from '@/lib/command/define-command';
import { onEscalation } from '../schema';
import { advance, escalationEvent, holdEscalation } from '../tx';

/** A support engineer takes the escalation: from now on this is who answers the partner. */
export const takeEscalation = defineCommand({
  action: 'escalation.take',
  input: onEscalation,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: async (working) => {
    const { actor, input, record } = working;
    if (record.assigneeId === actor.personId) return { value: null, events: [], isRepeat: true };
    const after = await advance(working, 'take', input.version, { assigneeId: actor.personId });
    return {
      value: null,
      events: [
        escalationEvent('taken', record, after, 'operator_partner', {
          assigneeId: actor.personId,
          assigneeBefore: record.assigneeId,
          assigneeAfter: actor.personId,
        }),
      ],
    };
  },
});
