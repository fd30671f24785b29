import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { mustFollowUp, openInvitation } from '../internal/open-invitation';
import { peopleEvent, rolesText } from '../internal/people-event';
import { invitationId } from '../schema';
import { ofOrganization, sendAgainInside } from '../tx';

/** Mails a new link for an open invitation to the own organization, or made by it for another; the one before works no more. */
export const sendInvitationAgain = defineCommand({
  action: 'person.invite',
  input: invitationId,
  on: (acting, { id }) => openInvitation(acting, id),
  run: async ({ record, grant, ...acting }) => {
    mustFollowUp(acting, grant, record);
    const until = await sendAgainInside(acting, record.id);
    if (!until) throw conflict('invitation_over');
    const about = { recordType: 'invitation', recordId: record.id } as const;
    const { name, email, roles, organizationId } = record;
    const said = { roles: rolesText(roles), ...until };
    const event = peopleEvent(acting, 'invitation.sent_again', about, said, { name, email });
    return { value: null, events: [ofOrganization(acting, event, organizationId)] };
  },
});
