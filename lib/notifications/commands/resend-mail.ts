import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { resendForm } from '../schema';

/**
 * Lets a mail be sent again, with all its attempts anew, that a server refused or of which nobody knows whether it arrived: written once more
 * as its reader may read now. The one deliberate exception to "nothing twice", under a name. Throws conflict when it does not lie there.
 */
export const resendMail = defineCommand({
  action: 'mail.resend',
  input: resendForm,
  run: async ({ tx, now, input }) => {
    const [row] = await tx.$queryRaw<{ name: string | null }[]>`SELECT resend_mail(${input.id}::uuid, ${now}) AS name`;
    if (!row?.name) throw conflict('not_parked');
    return {
      value: null,
      events: [
        {
          name: 'notification.resent',
          recordType: 'notification',
          recordId: input.id,
          audience: 'operator',
          data: { event: row.name, stateBefore: 'parked', stateAfter: 'pending' },
        },
      ],
    };
  },
});
