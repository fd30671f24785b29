import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashOf } from '@/lib/shared/ids';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { givenInvitation, givenPerson, sessionOf } from '@/test/rows-people';
import { changeRoles } from './commands/change-roles';
import { disablePerson } from './commands/disable-person';
import { invitePerson } from './commands/invite-person';
import { withdrawInvitation } from './commands/withdraw-invitation';

useDatabase();

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
const invitation = () => ({
  email: `${randomUUID()}@invited.example`,
  name: 'Ines',
  locale: 'en',
  agentRole: 'sales_agent',
});
const globalAdmins = () =>
  ownerSql<{ id: string }>(
    "SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id WHERE r.role = 'global_admin' AND p.disabled_at IS NULL AND p.organization_id = $1",
    [ORGANIZATIONS.contoso.id],
  );

const ROUNDS = 200;
type Outcomes = { ok: boolean }[];
const succeeded = (outcomes: Outcomes) => outcomes.filter((one) => one.ok).length;

it(`of two administrators who take each other's role or shut each other out, one stays: ${ROUNDS} rounds`, {
  timeout: 180_000,
}, async () => {
  const [one, two] = [
    await givenPerson('ada', { roles: ['global_admin'] }),
    await givenPerson('ada', { roles: ['global_admin'] }),
  ];
  for (const { id } of await globalAdmins())
    if (id !== one && id !== two) await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [id]);
  const [mine, yours] = [await sessionOf(one), await sessionOf(two)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcomes =
      round % 2
        ? await Promise.all([disablePerson(mine, { personId: two }), disablePerson(yours, { personId: one })])
        : await Promise.all([
            changeRoles(mine, partnerRoles(two, 'global_admin', 'sales_agent')),
            disablePerson(yours, { personId: one }),
          ]);
    const left = await globalAdmins();
    expect([round, left.length, succeeded(outcomes)]).toEqual([round, 1, 1]);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = ANY ($1::uuid[])', [[one, two]]);
    await ownerSql("DELETE FROM person_role WHERE person_id = $1 AND role = 'sales_agent'", [two]);
    await ownerSql(
      "INSERT INTO person_role SELECT p.id, p.organization_id, 'global_admin' FROM person p WHERE p.id = ANY ($1::uuid[]) ON CONFLICT DO NOTHING",
      [[one, two]],
    );
    await ownerSql('UPDATE session SET revoked_at = NULL WHERE id_hash = ANY ($1)', [
      [mine.sessionHash, yours.sessionHash],
    ]);
  }
  await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.ada.id]);
});

it(`who is shut out or loses the role while inviting and giving roles does so before that or not at all: ${ROUNDS} rounds`, {
  timeout: 180_000,
}, async () => {
  const manager = await givenPerson('ula');
  const target = await givenPerson('hana');
  const [ada, theirs] = [await signIn('ada'), await sessionOf(manager)];
  const seqOf = async (name: string, actor: string) =>
    Number(
      (
        await ownerSql<{ seq: string }>(
          'SELECT coalesce(max(seq), 0) AS seq FROM event WHERE name = $1 AND actor_id = $2',
          [name, actor],
        )
      )[0]?.seq,
    );
  for (let round = 0; round < ROUNDS; round += 1) {
    const [before] = await rolesOf(target);
    const after = before === 'helpdesk_agent' ? 'sales_agent' : 'helpdesk_agent';
    const isTaken = round % 2 === 0;
    const [shut, given, invited] = await Promise.all([
      isTaken
        ? changeRoles(ada, partnerRoles(manager, 'user_management_admin', 'sales_agent'))
        : disablePerson(ada, { personId: manager }),
      changeRoles(theirs, partnerRoles(target, before ?? '', after)),
      invitePerson(theirs, invitation()),
    ]);
    expect([round, shut.ok]).toEqual([round, true]);
    const shutAt = await seqOf(isTaken ? 'person.roles_changed' : 'person.disabled', PEOPLE.ada.id);
    if (given.ok) expect(await seqOf('person.roles_changed', manager)).toBeLessThan(shutAt);
    if (invited.ok) expect(await seqOf('invitation.made', manager)).toBeLessThan(shutAt);
    const late = await invitePerson(theirs, invitation());
    expect([round, late.ok]).toEqual([round, false]);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [manager]);
    await ownerSql("DELETE FROM person_role WHERE person_id = $1 AND role = 'sales_agent'", [manager]);
    await ownerSql(
      "INSERT INTO person_role SELECT p.id, p.organization_id, 'user_management_admin' FROM person p WHERE p.id = $1 ON CONFLICT DO NOTHING",
      [manager],
    );
    await ownerSql('UPDATE session SET revoked_at = NULL WHERE id_hash = $1', [theirs.sessionHash]);
  }
});

it(`an invitation is accepted or withdrawn, never both: ${ROUNDS} rounds`, { timeout: 180_000 }, async () => {
  const ula = await signIn('ula');
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, secret, email } = await givenInvitation();
    const accept = () =>
      asRole<{ outcome: string }>('app', "SELECT outcome FROM accept_invitation($1, 'Ines', 'x', 'en', 'UTC')", {
        values: [hashOf(secret)],
      });
    const [made, withdrawn] = await Promise.all([accept(), withdrawInvitation(ula, { id })]);
    const isMade = made.rows[0]?.outcome === 'accepted';
    expect([round, isMade]).toEqual([round, !withdrawn.ok]);
    const people = await ownerSql('SELECT 1 FROM person WHERE email = $1', [email]);
    expect([round, people.length]).toEqual([round, Number(isMade)]);
  }
});
