import { defineCommand } from '@/lib/command/define-command';
import { invalid } from '@/lib/shared/errors';
import { advance, contentSaid, holdMessage, messageEvent, standingParts } from '../internal/advance';
import { columnsOf, replaceParts, timeFaults, writtenContent } from '../internal/content';
import type { NamedService } from '../rules/graph-message';
import { widening } from '../rules/writing';
import { type Detail, UPDATED_TAG, updateForm, WRITTEN_TAGS } from '../schema';

const isWritten = (tag: string): boolean => WRITTEN_TAGS.some((one) => one === tag);

/**
 * Changes a published message: a new date of change, and the tag "Updated message". What would let anybody read it who could not before -
 * another service, the data privacy tag taken off - is refused: write a new message for them.
 */
export const updateMessage = defineCommand({
  action: 'service_message.publish',
  input: updateForm,
  on: (acting, input) => holdMessage(acting, input.id),
  faults: timeFaults,
  run: async (working) => {
    const { tx, actor, now, input, record } = working;
    const content = await writtenContent(working, input);
    const standing = (await tx.serviceMessageService.findMany({
      where: { messageId: record.id },
      select: { name: true, serviceId: true },
    })) as NamedService[];
    const serviceIds = content.services.map((one) => one.serviceId);
    const wider = widening(
      { serviceIds: standing.map((one) => one.serviceId), isDataPrivacy: record.isDataPrivacy },
      { serviceIds, isDataPrivacy: content.isDataPrivacy },
    );
    if (wider) throw invalid({ [wider === 'wider_services' ? 'services' : 'tags']: wider });
    if (serviceIds.length === 0 && standing.some((one) => one.serviceId)) throw invalid({ services: 'choose_service' });
    // Names that came with an import stay as they came while their service is chosen, and those of none of ours in any case.
    const services = standing.filter((one) => one.serviceId === null || serviceIds.includes(one.serviceId));
    const before = await tx.serviceMessageTag.findMany({ where: { messageId: record.id }, select: { tag: true } });
    const kept = before.map((one) => one.tag).filter((tag) => !isWritten(tag));
    const stood = await standingParts(working, record);
    const columns = columnsOf(record.id, { ...content, details: record.details as Detail[] });
    const version = await advance(working, 'update', input.version, { ...columns, lastModifiedAt: now });
    const tags = [...new Set([...content.tags, ...kept, UPDATED_TAG])];
    await replaceParts(working, record.id, { services, tags });
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    return {
      value: { id: record.id },
      events: [
        messageEvent(
          'updated',
          { id: record.id, ...content },
          { version, ...contentSaid(stood, { ...content, services, tags }) },
        ),
      ],
    };
  },
});
