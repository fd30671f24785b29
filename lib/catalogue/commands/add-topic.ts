import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { invalid } from '@/lib/shared/errors';
import { holdTopics } from '../internal/hold-topic';
import { namesOf, namesSaid, newTopicForm } from '../schema';

/**
 * Adds a support topic behind the others of its service, or of billing. One form key makes one topic: sent again, it answers with the one
 * that it made.
 */
export const addTopic = defineCommand({
  action: 'catalogue.change',
  input: newTopicForm,
  run: async (acting) => {
    const { tx, input } = acting;
    await holdTopics(acting);
    const id = `own.${input.key}`;
    if (await tx.supportTopic.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id }, events: [], isRepeat: true };
    const serviceId = input.serviceId || null;
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
