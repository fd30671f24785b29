import { defineCommand } from '@/lib/command/define-command';
import { findColleague, mustLookAfter } from '../internal/colleague';
import { holdOwnPeople } from '../internal/hold-people';
import { peopleEvent } from '../internal/people-event';
import { personForm } from '../schema';

/** Signs a colleague out everywhere; the next request of each browser asks to sign in. Returns how many sessions ended. */
export const endSessionsOf = defineCommand({
  action: 'person.end_sessions',
  input: personForm,
  on: (acting, { personId }) => findColleague(acting, personId),
  run: async ({ record, grant, ...acting }) => {
    const actor = await holdOwnPeople(acting, grant.action);
    mustLookAfter({ actor }, grant, record);
    const [row] = await acting.tx.$queryRaw<{ count: number }[]>`SELECT end_sessions_of(${record.id}::uuid) AS count`;
    const about = { recordType: 'person', recordId: record.id } as const;
    const ended = row?.count ?? 0;
    return {
      value: { ended },
      events: [peopleEvent(acting, 'person.sessions_ended', about, { sessionsBefore: ended, sessionsAfter: 0 })],
    };
  },
});
