import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { onEscalation } from '../schema';
import { advance, escalationEvent, holdEscalation, isDoneBy } from '../tx';

/** The partner closes what is resolved, once its customer was told (P15). Sent twice it is closed once. */
export const closeEscalation = defineCommand({
  action: 'escalation.close',
  input: onEscalation,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: async (working) => {
    const { input, record, now } = working;
    if (await isDoneBy(working, 'closed', input.version)) return REPEAT;
    const after = await advance(working, 'close', input.version, { closedAt: now });
    return { value: null, events: [escalationEvent('closed', record, after, 'operator_partner')] };
  },
});
