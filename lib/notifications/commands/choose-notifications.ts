import { defineCommand } from '@/lib/command/define-command';
import { kindsFor } from '../rules/kinds';
import { choicesForm } from '../schema';

/** Sets which of the kinds that this person is offered come by mail: those that are named, and no other. */
export const chooseNotifications = defineCommand({
  action: 'notification.choose',
  input: choicesForm,
  personal: true,
  run: async ({ tx, actor, input }) => {
    for (const kind of kindsFor(actor)) {
      const byMail = input.mails.includes(kind);
      await tx.$executeRaw`
        INSERT INTO notification_preference (person_id, kind, by_mail) VALUES (${actor.personId}::uuid, ${kind}, ${byMail})
        ON CONFLICT (person_id, kind) DO UPDATE SET by_mail = excluded.by_mail`;
    }
    return { value: null, events: [] };
  },
});
