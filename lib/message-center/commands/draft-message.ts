import { randomInt } from 'node:crypto';
import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { contentSaid, messageEvent } from '../internal/advance';
import { columnsOf, replaceParts, timeFaults, writtenContent } from '../internal/content';
import { messageForm } from '../schema';

/** Longer than any that Microsoft gives, so that an import never meets one of ours. */
const newMessageId = (): string => `MC9${String(randomInt(10_000_000_000)).padStart(10, '0')}`;

/** Begins a message as a draft. One form key makes one: sent again, it answers with the one that it made. */
export const draftMessage = defineCommand({
  action: 'service_message.write',
  input: messageForm,
  faults: timeFaults,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}${input.key}`}, 0))`;
    const made = await tx.serviceMessage.findFirst({ where: { writtenById: actor.personId, submitKey: input.key } });
    if (made) {
      if (made.title !== input.title || made.body !== input.body) throw conflict('already_sent');
      return { value: { id: made.id }, events: [], isRepeat: true };
    }
    const id = newMessageId();
    const content = await writtenContent(working, input);
    await tx.serviceMessage.createMany({
      data: [
        {
          id,
          ...columnsOf(id, content),
          state: 'draft',
          origin: 'written',
          writtenById: actor.personId,
          submitKey: input.key,
          lastModifiedAt: now,
          updatedAt: now,
        },
      ],
    });
    await replaceParts(working, id, content);
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    return {
      value: { id },
      events: [
        messageEvent(
          'drafted',
          { id, ...content },
          { version: 1, stateBefore: null, stateAfter: 'draft', ...contentSaid(null, content) },
        ),
      ],
    };
  },
});
