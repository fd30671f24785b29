import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdService, nextVersionOfService, serviceEvent } from '../internal/hold-service';
import { retireServiceForm } from '../schema';

/**
 * Takes a service out of what can be filed for, offered and delegated, and what issues are published on; what names it goes on. Throws
 * stale, or conflict when it is retired.
 */
export const retireService = defineCommand({
  action: 'catalogue.change',
  input: retireServiceForm,
  on: (acting, { id }) => holdService(acting, id),
  run: async ({ tx, input, record, now }) => {
    const version = nextVersionOfService(record, input.version);
    if (record.retiredAt) throw conflict('nothing_changed');
    await tx.service.updateMany({ where: { id: record.id }, data: { retiredAt: now, version } });
    return {
      value: null,
      events: [
        serviceEvent(record.id, {
          name: 'service.retired',
          data: { version, stateBefore: 'offered', stateAfter: 'retired' },
        }),
      ],
    };
  },
});
