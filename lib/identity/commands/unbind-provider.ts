import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { findColleague, mustLookAfter } from '../internal/colleague';
import { holdOwnPeople } from '../internal/hold-people';
import { peopleEvent } from '../internal/people-event';
import { personForm } from '../schema';

/**
 * Removes the tie between a colleague and the identity provider, where that account was made anew; the next sign-in that the provider vouches
 * for ties anew. Ends that person's sessions. Throws a refusal for oneself and for a global admin by somebody else, conflict when there is no tie.
 */
export const unbindProvider = defineCommand({
  action: 'person.unbind_provider',
  input: personForm,
  stepUp: true,
  on: (acting, { personId }) => findColleague(acting, personId),
  run: async ({ record, grant, ...acting }) => {
    const actor = await holdOwnPeople(acting, grant.action);
    mustLookAfter({ actor }, grant, record);
    const [row] = await acting.tx.$queryRaw<{ done: boolean }[]>`SELECT unbind_provider(${record.id}::uuid) AS done`;
    if (!row?.done) throw conflict('no_provider');
    const about = { recordType: 'person', recordId: record.id } as const;
    const data = { providerAccountBefore: 'tied', providerAccountAfter: 'untied' };
    return { value: null, events: [peopleEvent(acting, 'person.provider_unbound', about, data)] };
  },
});
