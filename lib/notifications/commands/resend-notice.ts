import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { resendForm } from '../schema';

/** Lets an event be told again of which no mails could be made: nobody was told of it yet. Throws conflict when it does not lie there. */
export const resendNotice = defineCommand({
  action: 'mail.resend',
  input: resendForm,
  run: async ({ tx, input }) => {
    const [row] = await tx.$queryRaw<{ name: string | null }[]>`SELECT resend_notice(${input.id}::uuid) AS name`;
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
