import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdTarget } from '../internal/hold-target';
import { resendForm } from '../schema';

/** Sends a parked delivery again, now and with all its attempts anew: the same id, the same body. Throws conflict when it is not parked. */
export const resendDelivery = defineCommand({
  action: 'delivery.resend',
  input: resendForm,
  on: async ({ tx }, { id }) => {
    const found = await tx.delivery.findFirst({ where: { id }, select: { targetId: true } });
    if (!found) return null;
    await holdTarget(tx, found.targetId);
    return tx.delivery.findFirst({
      where: { id, target: { removedAt: null } },
      select: { id: true, eventName: true, attempts: true },
    });
  },
  run: async ({ tx, now, record }) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: record.id, state: 'parked' },
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
          data: { event: record.eventName, attempts: record.attempts, stateBefore: 'parked', stateAfter: 'pending' },
        },
      ],
    };
  },
});
