import { defineCommand } from '@/lib/command/define-command';
import { seal } from '@/lib/platform/seal';
import { stale } from '@/lib/shared/errors';
import { holdTarget } from '../internal/hold-target';
import { removeForm } from '../schema';

/**
 * Removes one of the operator's receivers: nothing is sent to it from then on and its secret is gone; what it was sent, and each attempt,
 * stays readable. What still waited is parked. Throws not_found for one that is removed, stale when somebody else was first.
 */
export const removeTarget = defineCommand({
  action: 'delivery.configure',
  stepUp: true,
  input: removeForm,
  on: async ({ tx }, { id }) => {
    await holdTarget(tx, id);
    return tx.deliveryTarget.findFirst({ where: { id, removedAt: null } });
  },
  run: async ({ tx, input, record, now }) => {
    if (record.version !== input.version) throw stale(record.version);
    const { id, name, url } = record;
    const version = record.version + 1;
    await tx.deliveryTarget.updateMany({
      where: { id, version: record.version },
      data: { removedAt: now, isEnabled: false, secretSealed: seal(''), version, updatedAt: now },
    });
    const { count } = await tx.delivery.updateMany({
      where: { targetId: id, state: 'pending' },
      data: { state: 'parked' },
    });
    return {
      value: null,
      events: [
        {
          name: 'delivery_target.removed',
          recordType: 'delivery_target',
          recordId: id,
          audience: 'operator',
          data: {
            name,
            host: new URL(url).host,
            version,
            parked: count,
            stateBefore: 'live',
            stateAfter: 'removed',
            isEnabledBefore: record.isEnabled,
            isEnabledAfter: false,
          },
        },
      ],
    };
  },
});
