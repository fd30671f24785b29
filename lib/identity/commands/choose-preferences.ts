import { defineCommand } from '@/lib/command/define-command';
import { preferencesForm } from '../schema';

/** Sets the person's own language and time zone. */
export const choosePreferences = defineCommand({
  action: 'person.preferences',
  input: preferencesForm,
  personal: true,
  run: async ({ tx, actor, input }) => {
    await tx.$executeRaw`UPDATE person SET locale = ${input.locale}, time_zone = ${input.timeZone} WHERE id = ${actor.personId}::uuid`;
    return { value: null, events: [] };
  },
});
