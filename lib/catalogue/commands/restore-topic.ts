import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdTopic, nextVersion } from '../internal/hold-topic';
import { retireForm } from '../schema';

/** Offers a retired support topic again. Throws stale, or conflict when it is offered. */
export const restoreTopic = defineCommand({
  action: 'catalogue.change',
  input: retireForm,
  on: (acting, { id }) => holdTopic(acting, id),
  run: async ({ tx, input, record }) => {
    const version = nextVersion(record, input.version);
    if (!record.retiredAt) throw conflict('nothing_changed');
    await tx.supportTopic.updateMany({ where: { id: record.id }, data: { retiredAt: null, version } });
    return {
      value: null,
      events: [
        {
          name: 'topic.restored',
          recordType: 'topic',
          recordId: record.id,
          audience: 'operator',
          data: { version, stateBefore: 'retired', stateAfter: 'offered' },
        },
      ],
    };
  },
});
