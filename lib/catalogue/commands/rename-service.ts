import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { checkNames, holdService, nextVersionOfService, serviceEvent } from '../internal/hold-service';
import { beforeAndAfter, serviceKey } from '../rules';
import { serviceForm } from '../schema';

/**
 * Gives a service another name, and says what else it is called; a name that it had goes on being read by imports. Throws stale, invalid
 * beside the field, or conflict when nothing differs.
 */
export const renameService = defineCommand({
  action: 'catalogue.change',
  input: serviceForm,
  on: (acting, { id }) => holdService(acting, id),
  run: async (working) => {
    const { tx, input, record } = working;
    const version = nextVersionOfService(record, input.version);
    const { id, name } = input;
    const isOther = (one: string) => serviceKey(one) !== serviceKey(name);
    const aliases = [...new Set([...input.aliases, ...(record.name === name ? [] : [record.name])])].filter(isOther);
    await checkNames(working, { id, name, aliases });
    const said = (one: { name: string; aliases: string[] }) => ({ name: one.name, aliases: one.aliases.join(', ') });
    const data = beforeAndAfter(said(record), said({ name, aliases }));
    if (Object.keys(data).length === 0) throw conflict('nothing_changed');
    await tx.service.updateMany({ where: { id }, data: { name, aliases, version } });
    return { value: null, events: [serviceEvent(id, { name: 'service.renamed', data: { version, ...data } })] };
  },
});
