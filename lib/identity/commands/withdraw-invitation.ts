import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { mustFollowUp, openInvitation } from '../internal/open-invitation';
import { peopleEvent, rolesText } from '../internal/people-event';
import { invitationId } from '../schema';
import { ofOrganization } from '../tx';

/** Takes back an open invitation: its link says so from now on. */
export const withdrawInvitation = defineCommand({
  action: 'person.invite',
  input: invitationId,
  on: (acting, { id }) => openInvitation(acting, id),
  run: async ({ record, grant, ...acting }) => {
    mustFollowUp(acting, grant, record);
    const { tx, now } = acting;
    const withdrawn = await tx.$executeRaw`
      UPDATE invitation SET withdrawn_at = ${now} WHERE id = ${record.id}::uuid AND accepted_at IS NULL AND withdrawn_at IS NULL`;
    if (withdrawn === 0) throw conflict('invitation_over');
    const about = { recordType: 'invitation', recordId: record.id } as const;
    const { name, email, roles, organizationId } = record;
    const said = { roles: rolesText(roles), invitationBefore: 'open', invitationAfter: 'withdrawn' };
    const event = peopleEvent(acting, 'invitation.withdrawn', about, said, { name, email });
    return { value: null, events: [ofOrganization(acting, event, organizationId)] };
  },
});
