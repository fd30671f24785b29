import { defineCommand } from '@/lib/command/define-command';
import { shortcutsForm } from '../schema';

/** Switches the person's own single-key shortcuts on or off (WCAG 2.1.4). */
export const chooseShortcuts = defineCommand({
  action: 'person.preferences',
  input: shortcutsForm,
  personal: true,
  run: async ({ tx, actor, input }) => {
    await tx.$executeRaw`UPDATE person SET shortcuts = ${input.shortcuts} WHERE id = ${actor.personId}::uuid`;
    return { value: null, events: [] };
  },
});
