import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { resendForm } from '../schema';

/** Lets an event be fanned out again that was parked because nothing could be made of it. Throws conflict when it is not parked. */
export const resendEvent = defineCommand({
  action: 'delivery.resend',
  input: resendForm,
  on: ({ tx }, { id }) => tx.event.findFirst({ where: { id }, select: { id: true, name: true } }),
  run: async ({ tx, now, record }) => {
    const { count } = await tx.eventDispatch.updateMany({
      where: { eventId: record.id, state: 'parked' },
      data: { state: 'pending', dueAt: now },
    });
    if (count === 0) throw conflict('not_parked');
    return {
      value: null,
      events: [
        {
          name: 'delivery.resent',
          recordType: 'delivery',
          recordId: record.id,
          audience: 'operator',
          data: { event: record.name, stateBefore: 'parked', stateAfter: 'pending' },
        },
      ],
    };
  },
});
