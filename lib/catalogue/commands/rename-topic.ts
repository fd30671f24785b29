import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { holdTopic, nextVersion } from '../internal/hold-topic';
import { namesOf, namesSaid, renameForm } from '../schema';

/** Gives a support topic another name in each language, on old requests too. Throws stale. */
export const renameTopic = defineCommand({
  action: 'catalogue.change',
  input: renameForm,
  on: (acting, { id }) => holdTopic(acting, id),
  run: async ({ tx, input, record }) => {
    const version = nextVersion(record, input.version);
    const names = namesOf(input);
    await tx.supportTopic.updateMany({ where: { id: record.id }, data: { names, version } });
    return {
      value: null,
      events: [
        {
          name: 'topic.renamed',
          recordType: 'topic',
          recordId: record.id,
          audience: 'operator',
          data: {
            version,
            ...differing<string>(namesSaid(record.names as Partial<typeof names> | null), namesSaid(names)),
          },
        },
      ],
    };
  },
});
