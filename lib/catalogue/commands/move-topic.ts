import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { holdTopic, nextVersion } from '../internal/hold-topic';
import { moveForm } from '../schema';

/** Puts a support topic one place up or down among those of its service that are offered. Throws stale, or conflict at the end. */
export const moveTopic = defineCommand({
  action: 'catalogue.change',
  input: moveForm,
  on: (acting, { id }) => holdTopic(acting, id),
  run: async ({ tx, input, record }) => {
    const version = nextVersion(record, input.version);
    const isUp = input.to === 'up';
    const neighbour = await tx.supportTopic.findFirst({
      where: {
        serviceId: record.serviceId,
        retiredAt: null,
        position: isUp ? { lt: record.position } : { gt: record.position },
      },
      orderBy: { position: isUp ? 'desc' : 'asc' },
    });
    if (!neighbour) throw conflict('nothing_changed');
    await tx.supportTopic.updateMany({
      where: { id: record.id },
      data: { position: neighbour.position, version },
    });
    await tx.supportTopic.updateMany({
      where: { id: neighbour.id },
      data: { position: record.position, version: neighbour.version + 1 },
    });
    return {
      value: null,
      events: [
        {
          name: 'topic.moved',
          recordType: 'topic',
          recordId: record.id,
          audience: 'operator',
          data: { version, positionBefore: record.position, positionAfter: neighbour.position },
        },
      ],
    };
  },
});
