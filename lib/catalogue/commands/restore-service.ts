import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdService, nextVersionOfService, serviceEvent } from '../internal/hold-service';
import { retireServiceForm } from '../schema';

/** Takes a retired service up again. Throws stale, or conflict when it is not retired. */
export const restoreService = defineCommand({
  action: 'catalogue.change',
  input: retireServiceForm,
  on: (acting, { id }) => holdService(acting, id),
  run: async ({ tx, input, record }) => {
    const version = nextVersionOfService(record, input.version);
    if (!record.retiredAt) throw conflict('nothing_changed');
    await tx.service.updateMany({ where: { id: record.id }, data: { retiredAt: null, version } });
    return {
      value: null,
      events: [
        serviceEvent(record.id, {
          name: 'service.restored',
          data: { version, stateBefore: 'retired', stateAfter: 'offered' },
        }),
      ],
    };
  },
});
