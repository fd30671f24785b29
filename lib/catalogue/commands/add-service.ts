import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { invalid } from '@/lib/shared/errors';
import { checkNames, holdServices, serviceEvent } from '../internal/hold-service';
import { newServiceForm } from '../schema';

/** Adds a service behind the others, for offers, topics and messages to name. Sent twice it is added once. Throws invalid beside the field. */
export const addService = defineCommand({
  action: 'catalogue.change',
  input: newServiceForm,
  run: async (acting) => {
    const { tx, input } = acting;
    await holdServices(acting);
    const { id, name, aliases } = input;
    const standing = await tx.service.findUnique({ where: { id } });
    const isSame = standing?.name === name && standing.aliases.join('\n') === aliases.join('\n');
    if (isSame) return { value: { id }, events: [], isRepeat: true };
    if (standing) throw invalid({ id: 'service_id_taken' });
    await checkNames(acting, input);
    const last = await tx.service.aggregate({ _max: { position: true } });
    await tx.service.createMany({ data: [{ id, name, aliases, position: (last._max.position ?? 0) + 1 }] });
    return {
      value: { id },
      events: [
        serviceEvent(id, { name: 'service.added', data: differing<string>({}, { name, aliases: aliases.join(', ') }) }),
      ],
    };
  },
});
