import { defineCommand } from '@/lib/command/define-command';
import { notFound } from '@/lib/shared/errors';
import { renamePasskeyForm } from '../schema';

/** Calls one of the own passkeys otherwise. */
export const renamePasskey = defineCommand({
  action: 'factor.manage',
  input: renamePasskeyForm,
  personal: true,
  run: async ({ tx, actor, input }) => {
    const renamed = await tx.$executeRaw`
      UPDATE passkey SET name = ${input.name} WHERE id = ${input.id}::uuid AND person_id = ${actor.personId}::uuid`;
    if (renamed === 0) throw notFound();
    return { value: null, events: [] };
  },
});
