import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdTarget } from '../internal/hold-target';
import { resendForm } from '../schema';

const MOST = 100;

/**
 * Sends the oldest parked deliveries of a receiver again, at most 100 at a time, each with all its attempts anew; the order of a record's
 * deliveries stays. Answers how many. Throws conflict when none is parked.
 */
export const resendParked = defineCommand({
  action: 'delivery.resend',
  input: resendForm,
  on: async ({ tx }, { id }) => {
    await holdTarget(tx, id);
    return tx.deliveryTarget.findFirst({ where: { id, removedAt: null }, select: { id: true } });
  },
  run: async ({ tx, now, record }) => {
    const sent = await tx.$queryRaw<{ id: string; event_name: string; attempts: number }[]>`
      UPDATE delivery SET state = 'pending', due_at = ${now} WHERE state = 'parked' AND id IN (
        SELECT d.id FROM delivery d WHERE d.target_id = ${record.id}::uuid AND d.state = 'parked'
        ORDER BY d.event_seq LIMIT ${MOST} FOR UPDATE)
      RETURNING id, event_name, attempts`;
    if (sent.length === 0) throw conflict('not_parked');
    return {
      value: { count: sent.length },
      events: sent.map((one) => ({
        name: 'delivery.resent',
        recordType: 'delivery' as const,
        recordId: one.id,
        audience: 'operator' as const,
        data: { event: one.event_name, attempts: one.attempts, stateBefore: 'parked', stateAfter: 'pending' },
      })),
    };
  },
});
