import { defineCommand } from '@/lib/command/define-command';
import { DomainError, invalid } from '@/lib/shared/errors';
import { mayGive, rolesFault } from '../rules/roles';
import { invitationForm, rolesOf } from '../schema';
import { inviteInside } from '../tx';

/**
 * Invites a colleague to the own organization, with the roles that the person shall have; returns the invitation's id. Only a global admin
 * invites a global admin.
 */
export const invitePerson = defineCommand({
  action: 'person.invite',
  input: invitationForm,
  stepUp: true,
  run: async ({ input, grant, ...acting }) => {
    const { actor } = acting;
    const roles = rolesOf(input);
    const fault = rolesFault(actor.side, roles);
    if (fault) throw invalid({ [actor.side === 'partner' ? 'agentRole' : 'roles']: fault });
    if (!roles.every((role) => mayGive(actor.roles, role)))
      throw new DomainError({ kind: 'refused', action: grant.action, rule: grant.rule, roles: ['global_admin'] });
    const { email, name, locale } = input;
    const made = await inviteInside(acting, { organizationId: actor.organizationId, email, name, locale, roles });
    return { value: { id: made.invitationId }, events: [made.event] };
  },
});
