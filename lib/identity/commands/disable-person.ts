import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { findColleague, isLastAdministrator, mustLookAfter } from '../internal/colleague';
import { withdrawFallen } from '../internal/fallen-invitations';
import { holdOwnPeople } from '../internal/hold-people';
import { peopleEvent } from '../internal/people-event';
import { TOP_ROLE } from '../rules/roles';
import { personForm } from '../schema';

/**
 * Shuts a colleague out: every session ends with its next request, and no link or password opens another. What the person
 * has invited and nobody accepted is withdrawn. The last administrator stays.
 */
export const disablePerson = defineCommand({
  action: 'person.disable',
  input: personForm,
  stepUp: true,
  on: (acting, { personId }) => findColleague(acting, personId),
  run: async ({ record, grant, ...acting }) => {
    const { tx, now } = acting;
    const actor = await holdOwnPeople(acting, grant.action);
    const colleague = (await findColleague(acting, record.id)) ?? record;
    mustLookAfter({ actor }, grant, colleague);
    if (colleague.disabledAt) throw conflict('nothing_changed');
    if (colleague.roles.includes(TOP_ROLE[actor.side]) && (await isLastAdministrator(acting, colleague.id)))
      throw conflict('last_administrator');
    await tx.$executeRaw`UPDATE person SET disabled_at = ${now} WHERE id = ${colleague.id}::uuid`;
    await tx.$queryRaw`SELECT end_sessions_of(${colleague.id}::uuid)`;
    await withdrawFallen(acting, colleague.id, grant.action, 'inviter_disabled');
    const about = { recordType: 'person', recordId: colleague.id } as const;
    return {
      value: null,
      events: [peopleEvent(acting, 'person.disabled', about, { before: 'active', after: 'disabled' })],
    };
  },
});
