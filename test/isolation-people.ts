import { handleOf } from '@/lib/identity/internal/session-handle';
import { getInvitation } from '@/lib/identity/queries/get-invitation';
import { getInviting } from '@/lib/identity/queries/get-inviting';
import { getPerson } from '@/lib/identity/queries/get-person';
import { listPeople } from '@/lib/identity/queries/list-people';
import { ownSessions } from '@/lib/identity/queries/own-sessions';
import { getOwnSignIn } from '@/lib/identity/queries/own-sign-in';
import { newId } from '@/lib/shared/ids';
import { PASSWORD, PEOPLE, type PersonKey } from './cast';
import { ownerSql } from './database';
import type { CommandSample, QuerySample } from './isolation-samples';
import { givenInvitation, givenPerson, givenUnledPartner } from './rows-people';

export type PeopleIds = { invitationId: string; colleagueId: string; disabledId: string; unledId: string };

/** An open invitation of Contoso's, a colleague of hana's, one who was disabled, and a partner that nobody administers yet. */
export const makePeople = async (): Promise<PeopleIds> => ({
  invitationId: (await givenInvitation()).id,
  colleagueId: await givenPerson('hana'),
  disabledId: await givenPerson('hana', { isDisabled: true }),
  unledId: await givenUnledPartner(),
});

export const unknownPeople = (): PeopleIds => ({
  invitationId: newId(),
  colleagueId: newId(),
  disabledId: newId(),
  unledId: newId(),
});

/** Colleagues without a part in people, and those who look after the people of others. */
const NO_PART: readonly PersonKey[] = ['hana', 'sam', 'bo', 'fei', 'nora', 'tina', 'uma', 'he', 'lin', 'qian'];
const OTHERS: readonly PersonKey[] = ['ada', 'fei', 'tina', 'lin'];

export const PEOPLE_QUERIES: Record<string, QuerySample> = {
  'identity.getInvitation': {
    rightful: 'ula',
    strangers: NO_PART,
    call: (viewer, ids) => getInvitation(viewer, ids.invitationId),
    tells: (ids) => [ids.invitationId, 'Ines Invited'],
  },
  'identity.getInviting': {
    rightful: 'ula',
    strangers: NO_PART,
    call: (viewer) => getInviting(viewer),
    tells: () => ['Contoso Cloud'],
  },
  'identity.getPerson': {
    rightful: 'ula',
    strangers: NO_PART,
    call: (viewer, ids) => getPerson(viewer, ids.colleagueId),
    tells: (ids) => [ids.colleagueId, 'helpdesk_agent'],
  },
  'identity.listPeople': {
    rightful: 'ada',
    strangers: NO_PART,
    call: (viewer) => listPeople(viewer, { q: 'hana@' }),
    tells: () => [PEOPLE.hana.id, PEOPLE.hana.email],
  },
  'identity.getOwnSignIn': {
    rightful: 'hana',
    strangers: OTHERS,
    call: async (viewer) => {
      const [own] = await ownerSql(`SELECT 1 FROM session WHERE id_hash = $1 AND person_id = '${PEOPLE.hana.id}'`, [
        viewer.sessionHash,
      ]);
      return own ? getOwnSignIn(viewer) : 'nobody else is told';
    },
    tells: () => ['hasPassword'],
  },
  'identity.ownSessions': {
    rightful: 'hana',
    strangers: OTHERS,
    call: (viewer) => ownSessions(viewer).then((all) => all.filter((one) => !one.isThisOne)),
    tells: (ids) => [handleOf(ids.sessionHash)],
  },
};

export const PEOPLE_COMMANDS: Record<string, CommandSample> = {
  'identity.changePassword': {
    rightful: 'hana',
    strangers: OTHERS,
    own: `SELECT * FROM credential WHERE person_id = '${PEOPLE.hana.id}'`,
    input: (_, rightful) => ({
      current: PASSWORD,
      password: 'stapled umbrellas quietly orbit',
      repeat: 'stapled umbrellas quietly orbit',
      sessionHash: rightful.sessionHash,
    }),
  },
  'identity.changeRoles': {
    rightful: 'ula',
    strangers: NO_PART,
    input: (ids) => ({ personId: ids.colleagueId, seen: 'helpdesk_agent', agentRole: 'sales_agent', adminRole: '' }),
  },
  'identity.disablePerson': {
    rightful: 'ula',
    strangers: NO_PART,
    input: (ids) => ({ personId: ids.colleagueId }),
  },
  'identity.enablePerson': {
    rightful: 'ada',
    strangers: NO_PART,
    input: (ids) => ({ personId: ids.disabledId }),
  },
  'identity.endOwnSessions': {
    rightful: 'hana',
    strangers: OTHERS,
    own: `SELECT id_hash, revoked_at FROM session WHERE person_id = '${PEOPLE.hana.id}' ORDER BY 1`,
    input: (_, rightful) => ({ handle: 'others', sessionHash: rightful.sessionHash }),
  },
  'identity.endSessionsOf': {
    rightful: 'ula',
    strangers: NO_PART,
    input: (ids) => ({ personId: ids.colleagueId }),
  },
  'identity.invitePerson': {
    rightful: 'ula',
    strangers: ['hana', 'sam', 'bo', 'uma', 'lin', 'qian'],
    input: () => ({
      email: `${newId()}@invited.example`,
      name: 'Ines Invited',
      locale: 'en',
      agentRole: 'helpdesk_agent',
    }),
  },
  'identity.sendInvitationAgain': {
    rightful: 'ula',
    strangers: NO_PART,
    input: (ids) => ({ id: ids.invitationId }),
  },
  'identity.withdrawInvitation': {
    rightful: 'ula',
    strangers: NO_PART,
    input: (ids) => ({ id: ids.invitationId }),
  },
};
