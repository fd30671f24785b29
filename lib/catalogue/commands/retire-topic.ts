import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdTopic, nextVersion } from '../internal/hold-topic';
import { retireForm } from '../schema';

/** Takes a support topic out of what can be filed; old requests still name it. Throws stale, or conflict when it is retired. */
export const retireTopic = defineCommand({
  action: 'catalogue.change',
  input: retireForm,
  on: (acting, { id }) => holdTopic(acting, id),
  run: async ({ tx, input, record, now }) => {
    const version = nextVersion(record, input.version);
    if (record.retiredAt) throw conflict('nothing_changed');
    await tx.supportTopic.updateMany({ where: { id: record.id }, data: { retiredAt: now, version } });
    return {
      value: null,
      events: [
        {
          name: 'topic.retired',
          recordType: 'topic',
          recordId: record.id,
          audience: 'operator',
          data: { version, stateBefore: 'offered', stateAfter: 'retired' },
        },
      ],
    };
  },
});
