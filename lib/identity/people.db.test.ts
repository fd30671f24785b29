import { expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import { PEOPLE, type PersonKey } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { givenPerson, sessionOf } from '@/test/rows-people';
import { changeRoles } from './commands/change-roles';
import { disablePerson } from './commands/disable-person';
import { enablePerson } from './commands/enable-person';
import { endSessionsOf } from './commands/end-sessions-of';
import { getPerson } from './queries/get-person';
import { listPeople } from './queries/list-people';

useDatabase();

const conflict = (why: string) => ({ ok: false, failure: { kind: 'conflict', why } });
const rolesOf = async (id: string) =>
  (await ownerSql<{ role: string }>('SELECT role FROM person_role WHERE person_id = $1 ORDER BY role', [id])).map(
    (row) => row.role,
  );
const partnerRoles = (personId: string, seen: string, agentRole: string, adminRole = '') => ({
  personId,
  seen,
  agentRole,
  adminRole,
});
it('roles change as the form says, before and after stand on the record, and hold at the next request', async () => {
  const id = await givenPerson('hana');
  const theirs = await sessionOf(id);
  await expect(listPeople(theirs, {})).rejects.toMatchObject({ failure: { kind: 'refused' } });
  const ada = await signIn('ada');
  const wanted = partnerRoles(id, 'helpdesk_agent', 'sales_agent', 'user_management_admin');
  expect(await changeRoles(ada, wanted)).toMatchObject({ ok: true });
  expect(await rolesOf(id)).toEqual(['sales_agent', 'user_management_admin']);
  expect((await listPeople(theirs, {})).rows.length).toBeGreaterThan(3);
  const [line] = (await getPerson(ada, id)).history;
  expect(line).toMatchObject({
    name: 'person.roles_changed',
    before: 'helpdesk_agent',
    after: 'sales_agent,user_management_admin',
    by: PEOPLE.ada.name,
  });
  const back = partnerRoles(id, 'sales_agent,user_management_admin', 'sales_agent');
  expect(await changeRoles(ada, back)).toMatchObject({ ok: true });
  await expect(listPeople(theirs, {})).rejects.toMatchObject({ failure: { kind: 'refused' } });
});

it('what somebody else changed meanwhile is not overwritten', async () => {
  const id = await givenPerson('hana');
  expect(await changeRoles(await signIn('ula'), partnerRoles(id, 'sales_agent', 'admin_agent'))).toEqual(
    conflict('roles_changed'),
  );
  expect(await changeRoles(await signIn('ula'), partnerRoles(id, 'helpdesk_agent', 'helpdesk_agent'))).toEqual(
    conflict('nothing_changed'),
  );
});

it.each([
  ['ada', changeRoles, partnerRoles(PEOPLE.ada.id, 'admin_agent,global_admin', 'admin_agent')],
  ['ula', changeRoles, partnerRoles(PEOPLE.ula.id, 'user_management_admin', '', 'global_admin')],
  ['ula', disablePerson, { personId: PEOPLE.ula.id }],
  ['tina', disablePerson, { personId: PEOPLE.tina.id }],
  ['he', changeRoles, { personId: PEOPLE.he.id, seen: 'administrator', roles: 'administrator,support_lead' }],
  ['he', endSessionsOf, { personId: PEOPLE.he.id }],
] as const)('%s does nothing to the own account', async (who, command, input) => {
  const own = command as Command<unknown>;
  expect(await own(await signIn(who), input)).toMatchObject({ ok: false, failure: { kind: 'refused', roles: [] } });
});

it('only a global admin gives, takes, disables, enables or signs out a global admin', async () => {
  const other = await givenPerson('ada', { roles: ['global_admin'] });
  const plain = await givenPerson('hana');
  const disabled = await givenPerson('ada', { roles: ['global_admin'], isDisabled: true });
  const ula = await signIn('ula');
  const refused = { ok: false, failure: { kind: 'refused', roles: ['global_admin'] } };
  expect(await changeRoles(ula, partnerRoles(other, 'global_admin', 'sales_agent'))).toMatchObject(refused);
  expect(await changeRoles(ula, partnerRoles(plain, 'helpdesk_agent', 'helpdesk_agent', 'global_admin'))).toMatchObject(
    refused,
  );
  expect(await disablePerson(ula, { personId: other })).toMatchObject(refused);
  expect(await enablePerson(ula, { personId: disabled })).toMatchObject(refused);
  expect(await endSessionsOf(ula, { personId: other })).toMatchObject(refused);
  expect(await changeRoles(await signIn('ada'), partnerRoles(other, 'global_admin', 'sales_agent'))).toMatchObject({
    ok: true,
  });
});

it('a disabled account keeps its roles until it is enabled', async () => {
  const id = await givenPerson('hana');
  const ula = await signIn('ula');
  expect(await disablePerson(ula, { personId: id })).toMatchObject({ ok: true });
  expect(await changeRoles(ula, partnerRoles(id, 'helpdesk_agent', 'sales_agent'))).toEqual(
    conflict('person_disabled'),
  );
  expect(await disablePerson(ula, { personId: id })).toEqual(conflict('nothing_changed'));
  expect(await enablePerson(ula, { personId: id })).toMatchObject({ ok: true });
  expect(await rolesOf(id)).toEqual(['helpdesk_agent']);
});

it('disabling and enabling ask for a proof once the last one is old', async () => {
  const [active, disabled] = [await givenPerson('hana'), await givenPerson('hana', { isDisabled: true })];
  const ula = await signIn('ula');
  await ownerSql("UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE id_hash = $1", [
    ula.sessionHash,
  ]);
  const asked = { ok: false, failure: { kind: 'step_up', by: 'password' } };
  expect(await disablePerson(ula, { personId: active })).toEqual(asked);
  expect(await enablePerson(ula, { personId: disabled })).toEqual(asked);
});

it('signing somebody out everywhere ends every session, and says how many', async () => {
  const id = await givenPerson('hana');
  const sessions = await Promise.all([1, 2, 3].map(() => sessionOf(id)));
  const ula = await signIn('ula');
  expect((await getPerson(ula, id)).openSessions).toBe(3);
  expect(await endSessionsOf(ula, { personId: id })).toEqual({ ok: true, value: { ended: 3 } });
  for (const viewer of sessions)
    await expect(listPeople(viewer, {})).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
});

const LOOKS_AFTER: readonly PersonKey[] = ['ada', 'ula', 'tina', 'he'];
it('of the cast those who look after people see their own, and nobody else sees any', async () => {
  for (const person of Object.keys(PEOPLE) as PersonKey[]) {
    const mine = PEOPLE[person].organization;
    const isOne = LOOKS_AFTER.includes(person) || ['qian', 'wendy', 'alan', 'lena', 'fei', 'nora'].includes(person);
    const list = listPeople(await signIn(person), {}).then(
      ({ rows }) => rows.length > 0 && rows.every((row) => row.email.endsWith('.example')),
      (error: { failure: { kind: string } }) => error.failure.kind,
    );
    expect([person, mine, await list]).toEqual([person, mine, isOne ? true : 'refused']);
  }
});

it('the roles of a global admin, the agent role among them, are changed by a global admin alone', async () => {
  const id = await givenPerson('ada');
  const held = [...PEOPLE.ada.roles].sort().join(',');
  const wanted = partnerRoles(id, held, 'sales_agent', 'global_admin');
  const ula = await signIn('ula');
  expect(await changeRoles(ula, wanted)).toMatchObject({
    ok: false,
    failure: { kind: 'refused', roles: ['global_admin'] },
  });
  expect(await getPerson(ula, id)).toMatchObject({ whyNotRoles: 'global_admin' });
  const second = (sql: string) => asRole('app', sql, { person: 'ula' });
  await expect(second(`DELETE FROM person_role WHERE person_id = '${id}' AND role = 'admin_agent'`)).rejects.toThrow(
    /P19/,
  );
  await expect(
    second(`INSERT INTO person_role (person_id, organization_id, role) VALUES ('${id}', ctx_org(), 'billing_admin')`),
  ).rejects.toThrow(/P19/);
  expect(await rolesOf(id)).toEqual([...PEOPLE.ada.roles].sort());
  expect(await changeRoles(await signIn('ada'), wanted)).toMatchObject({ ok: true });
});
