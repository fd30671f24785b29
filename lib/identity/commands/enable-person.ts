import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { findColleague, mustLookAfter } from '../internal/colleague';
import { holdOwnPeople } from '../internal/hold-people';
import { peopleEvent } from '../internal/people-event';
import { personForm } from '../schema';

/** Lets a colleague in again, with the roles and the password that stood when the person was disabled. */
export const enablePerson = defineCommand({
  action: 'person.disable',
  input: personForm,
  stepUp: true,
  on: (acting, { personId }) => findColleague(acting, personId),
  run: async ({ record, grant, ...acting }) => {
    const { tx } = acting;
    const actor = await holdOwnPeople(acting, grant.action);
    const colleague = (await findColleague(acting, record.id)) ?? record;
    if (colleague.erasedAt) throw conflict('already_erased');
    mustLookAfter({ actor }, grant, colleague);
    if (!colleague.disabledAt) throw conflict('nothing_changed');
    await tx.$executeRaw`UPDATE person SET disabled_at = NULL WHERE id = ${colleague.id}::uuid`;
    const about = { recordType: 'person', recordId: colleague.id } as const;
    return {
      value: null,
      events: [peopleEvent(acting, 'person.enabled', about, { before: 'disabled', after: 'active' })],
    };
  },
});
