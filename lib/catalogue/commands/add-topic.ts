import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { conflict, invalid } from '@/lib/shared/errors';
import { saysTheSame } from '@/lib/shared/same-fields';
import { holdTopics } from '../internal/hold-topic';
import { namesOf, namesSaid, newTopicForm, type TopicNames } from '../schema';

/**
 * Adds a support topic behind the others of its service, or of billing. One form key makes one topic: sent again, it answers with the one
 * that it made; another topic under a used key is a conflict `already_sent`.
 */
export const addTopic = defineCommand({
  action: 'catalogue.change',
  input: newTopicForm,
  run: async (acting) => {
    const { tx, input } = acting;
    await holdTopics(acting);
    const id = `own.${input.key}`;
    const serviceId = input.serviceId || null;
    const made = await tx.supportTopic.findUnique({ where: { id }, select: { serviceId: true, names: true } });
    if (made) {
      const stands = { serviceId: made.serviceId, ...(made.names as TopicNames) };
      if (!saysTheSame(stands, { serviceId, ...namesOf(input) })) throw conflict('already_sent');
      return { value: { id }, events: [], isRepeat: true };
    }
    if (serviceId && !(await tx.service.findUnique({ where: { id: serviceId }, select: { id: true } })))
      throw invalid({ serviceId: 'choose' });
    const last = await tx.supportTopic.aggregate({ _max: { position: true } });
    const names = namesOf(input);
    const kind = serviceId ? 'technical' : 'billing';
    await tx.supportTopic.createMany({
      data: [{ id, kind, serviceId, names, position: (last._max.position ?? 0) + 1 }],
    });
    return {
      value: { id },
      events: [
        {
          name: 'topic.added',
          recordType: 'topic',
          recordId: id,
          audience: 'operator',
          data: { kind, serviceId, ...differing<string>({}, namesSaid(names)) },
        },
      ],
    };
  },
});
