import { expect, it } from 'vitest';
import { hashOf } from '@/lib/shared/ids';
import { PEOPLE } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { atOnce, ROUNDS } from '@/test/rounds';
import { givenInvitation, givenPerson, givenUnledPartner } from '@/test/rows-people';
import { acceptInvitation, findInvitation } from './accept-invitation';
import { changeRoles } from './commands/change-roles';
import { disablePerson } from './commands/disable-person';
import { getPerson } from './queries/get-person';

useDatabase();

const GOOD = 'stapled umbrellas quietly orbit';
const FORM = { name: 'Ines Invited', locale: 'de', timeZone: 'Europe/Berlin', password: GOOD, repeat: GOOD };
const accept = (secret: string) => acceptInvitation(secret, FORM, { userAgent: null });
const WITHDRAWN = { ok: false, failure: { kind: 'conflict', why: 'link_withdrawn' } };

/** An invitation made by this person of the organization that the person is of. */
async function invitedBy(personId: string, given: Parameters<typeof givenInvitation>[0] & { forId?: string } = {}) {
  const { forId, ...more } = given;
  const made = await givenInvitation(more);
  await ownerSql(
    'UPDATE invitation SET invited_by = $2, organization_id = coalesce($3, organization_id) WHERE id = $1',
    [made.id, personId, forId ?? null],
  );
  return made;
}
const onRecord = (id: string) =>
  ownerSql(
    `SELECT e.actor_id, e.action, e.data ->> 'reason' AS reason, e.data ->> 'invitationAfter' AS after,
       (SELECT w.words FROM event_words w WHERE w.event_id = e.id AND w.name = 'email') AS email
     FROM event e WHERE e.name = 'invitation.withdrawn' AND e.record_id = $1`,
    [id],
  );

it('who is disabled takes the open invitations along, counted before and each on the record with the reason', async () => {
  const manager = await givenPerson('ula');
  const [own, accepted] = [await invitedBy(manager), await invitedBy(manager)];
  expect(await accept(accepted.secret)).toMatchObject({ ok: true });
  const ada = await signIn('ada');
  expect(await getPerson(ada, manager)).toMatchObject({ openInvitations: 1 });
  expect(await disablePerson(ada, { personId: manager })).toMatchObject({ ok: true });
  expect(await accept(own.secret)).toEqual(WITHDRAWN);
  expect(await onRecord(own.id)).toEqual([
    {
      actor_id: PEOPLE.ada.id,
      action: 'person.disable',
      reason: 'inviter_disabled',
      after: 'withdrawn',
      email: own.email,
    },
  ]);
  expect(await onRecord(accepted.id)).toEqual([]);
  expect(await getPerson(ada, manager)).toMatchObject({ openInvitations: 0 });
});

it('who loses the role takes along what could not be invited any more, and nothing else', async () => {
  const admin = await givenPerson('ada');
  const held = [...PEOPLE.ada.roles].sort().join(',');
  const [colleague, equal] = [await invitedBy(admin), await invitedBy(admin, { roles: ['global_admin'] })];
  const ada = await signIn('ada');
  const take = (seen: string, adminRole: string) =>
    changeRoles(ada, { personId: admin, seen, agentRole: 'admin_agent', adminRole });
  expect(await take(held, 'user_management_admin')).toMatchObject({ ok: true });
  expect(await onRecord(equal.id)).toMatchObject([{ action: 'person.change_roles', reason: 'inviter_lost_role' }]);
  expect(await findInvitation(colleague.secret)).toMatchObject({ state: 'open' });
  expect(await take('admin_agent,user_management_admin', 'billing_admin')).toMatchObject({ ok: true });
  expect(await accept(colleague.secret)).toEqual(WITHDRAWN);
});

it('what an agent invited at a customer falls too, by who may not even see it', async () => {
  const agent = await givenPerson('sam');
  const made = await givenInvitation({ roles: ['global_administrator'], to: 'tailspin', by: 'sam' });
  await ownerSql('UPDATE invitation SET invited_by = $2 WHERE id = $1', [made.id, agent]);
  const ula = await signIn('ula');
  expect(await getPerson(ula, agent)).toMatchObject({ openInvitations: 1 });
  expect(await disablePerson(ula, { personId: agent })).toMatchObject({ ok: true });
  expect(await onRecord(made.id)).toMatchObject([{ actor_id: PEOPLE.ula.id, reason: 'inviter_disabled' }]);
  expect(await accept(made.secret)).toEqual(WITHDRAWN);
});

it('of the operator’s administrator falls the first of a partner', async () => {
  const administrator = await givenPerson('he');
  const made = await invitedBy(administrator, {
    roles: ['global_admin'],
    by: 'he',
    forId: await givenUnledPartner(),
  });
  expect(await disablePerson(await signIn('he'), { personId: administrator })).toMatchObject({ ok: true });
  expect(await accept(made.secret)).toEqual(WITHDRAWN);
  expect(await onRecord(made.id)).toMatchObject([{ actor_id: PEOPLE.he.id }]);
});

it('the door itself asks whether the inviter stands, whoever shut the account', async () => {
  const manager = await givenPerson('ula');
  const { secret } = await invitedBy(manager);
  await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [manager]);
  expect(await findInvitation(secret)).toMatchObject({ state: 'withdrawn' });
  const [answer] = await ownerSql<{ outcome: string }>(
    "SELECT outcome FROM accept_invitation(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 'Ines', 'x', 'en', 'UTC')",
    [secret],
  );
  expect(answer).toEqual({ outcome: 'withdrawn' });
});

it(`who is shut out while what they invited is accepted: it was accepted before that, or is withdrawn: ${ROUNDS} rounds`, {
  timeout: 180_000,
}, async () => {
  const manager = await givenPerson('ula');
  const ada = await signIn('ada');
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, secret, email } = await invitedBy(manager);
    const join = () =>
      asRole<{ outcome: string }>('app', "SELECT outcome FROM accept_invitation($1, 'Ines', 'x', 'en', 'UTC')", {
        values: [hashOf(secret)],
      });
    const [joined, shut] = await atOnce(round, [join, () => disablePerson(ada, { personId: manager })] as const);
    expect([round, shut.ok]).toEqual([round, true]);
    const isIn = joined.rows[0]?.outcome === 'accepted';
    const [row] = await ownerSql<{ people: number; withdrawn: boolean }>(
      `SELECT (SELECT count(*)::int FROM person p WHERE p.email = $2) AS people, withdrawn_at IS NOT NULL AS withdrawn
       FROM invitation WHERE id = $1`,
      [id, email],
    );
    expect([round, row]).toEqual([round, { people: Number(isIn), withdrawn: !isIn }]);
    expect([round, (await onRecord(id)).length]).toEqual([round, Number(!isIn)]);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [manager]);
  }
});
