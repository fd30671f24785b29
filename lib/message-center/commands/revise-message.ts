import { defineCommand } from '@/lib/command/define-command';
import { advance, contentSaid, holdMessage, messageEvent, standingParts } from '../internal/advance';
import { columnsOf, replaceParts, timeFaults, writtenContent } from '../internal/content';
import { revisionForm } from '../schema';

/** An editor changes a draft, whoever began it; nobody has read it yet, so it may reach others than before. */
export const reviseMessage = defineCommand({
  action: 'service_message.write',
  input: revisionForm,
  on: (acting, input) => holdMessage(acting, input.id),
  faults: timeFaults,
  run: async (working) => {
    const { tx, actor, now, input, record } = working;
    const content = await writtenContent(working, input);
    const stood = await standingParts(working, record);
    const patch = { ...columnsOf(record.id, content), lastModifiedAt: now };
    const version = await advance(working, 'revise', input.version, patch);
    await replaceParts(working, record.id, content);
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    return {
      value: { id: record.id },
      events: [messageEvent('drafted', { id: record.id, ...content }, { version, ...contentSaid(stood, content) })],
    };
  },
});
