import { defineCommand } from '@/lib/command/define-command';
import { conflict, DomainError, invalid } from '@/lib/shared/errors';
import { findColleague, isLastAdministrator, mustLookAfter } from '../internal/colleague';
import { withdrawFallen } from '../internal/fallen-invitations';
import { holdOwnPeople } from '../internal/hold-people';
import { peopleEvent, rolesText } from '../internal/people-event';
import { mayGive, rolesFault, TOP_ROLE } from '../rules/roles';
import { rolesForm, rolesOf } from '../schema';

/**
 * Gives a colleague other roles, from the next request on. Nobody changes the own, and those of a global admin only a global admin;
 * global admin is given and taken by global admins; the last
 * administrator stays one. What somebody else changed meanwhile is not overwritten: conflict `roles_changed`.
 */
export const changeRoles = defineCommand({
  action: 'person.change_roles',
  input: rolesForm,
  stepUp: true,
  on: (acting, { personId }) => findColleague(acting, personId),
  run: async ({ input, record, grant, ...acting }) => {
    const { tx } = acting;
    const actor = await holdOwnPeople(acting, grant.action);
    const colleague = (await findColleague(acting, record.id)) ?? record;
    if (colleague.erasedAt) throw conflict('already_erased');
    const refused = (roles: readonly string[]) =>
      new DomainError({ kind: 'refused', action: grant.action, rule: grant.rule, roles });
    mustLookAfter({ actor }, grant, colleague);
    const wanted = rolesOf(input);
    const fault = rolesFault(actor.side, wanted);
    if (fault) throw invalid({ [actor.side === 'partner' ? 'agentRole' : 'roles']: fault });
    const before = rolesText(colleague.roles);
    if (before !== rolesText(input.seen.split(',').filter(Boolean))) throw conflict('roles_changed');
    if (before === rolesText(wanted)) throw conflict('nothing_changed');
    if (colleague.disabledAt) throw conflict('person_disabled');
    const added = wanted.filter((role) => !colleague.roles.includes(role));
    const taken = colleague.roles.filter((role) => !wanted.includes(role));
    if (![...added, ...taken].every((role) => mayGive(actor.roles, role))) throw refused(['global_admin']);
    const top = TOP_ROLE[actor.side];
    if (taken.includes(top) && (await isLastAdministrator(acting, colleague.id))) throw conflict('last_administrator');
    for (const role of taken)
      await tx.$executeRaw`DELETE FROM person_role WHERE person_id = ${colleague.id}::uuid AND role = ${role}`;
    for (const role of added)
      await tx.$executeRaw`INSERT INTO person_role (person_id, organization_id, role) VALUES (${colleague.id}::uuid, ${actor.organizationId}::uuid, ${role})`;
    await withdrawFallen(acting, colleague.id, grant.action, 'inviter_lost_role');
    const about = { recordType: 'person', recordId: colleague.id } as const;
    return {
      value: null,
      events: [peopleEvent(acting, 'person.roles_changed', about, { before, after: rolesText(wanted) })],
    };
  },
});
