import { defineCommand } from '@/lib/command/define-command';
import { testForm } from '../schema';

/** Puts on the record what came of a test of a receiver: who tried it, and what was answered. */
export const recordTest = defineCommand({
  action: 'delivery.configure',
  input: testForm,
  on: ({ tx }, { id }) =>
    tx.deliveryTarget.findFirst({ where: { id, removedAt: null }, select: { id: true, name: true } }),
  run: async ({ input, record }) => ({
    value: null,
    events: [
      {
        name: 'delivery_target.tested',
        recordType: 'delivery_target',
        recordId: record.id,
        audience: 'operator',
        data: { name: record.name, status: input.status, error: input.error, durationMs: input.durationMs },
      },
    ],
  }),
});
