import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import { ownerSql, signIn as sessionFor, useDatabase } from '@/test/database';
import { givenInvitation, givenReset, sessionOf } from '@/test/rows-people';
import { acceptInvitation, findInvitation } from './accept-invitation';
import { disablePerson } from './commands/disable-person';
import { invitePerson } from './commands/invite-person';
import { sendInvitationAgain } from './commands/send-invitation-again';
import { withdrawInvitation } from './commands/withdraw-invitation';
import { getInvitation } from './queries/get-invitation';
import { getPerson } from './queries/get-person';
import { listPeople } from './queries/list-people';
import { findReset, resetPassword } from './reset-password';
import { signIn } from './sign-in';

useDatabase();

const GOOD = 'stapled umbrellas quietly orbit';
const FROM = { userAgent: null };
const acceptance = (more: object = {}) => ({
  name: 'Ines Invited',
  locale: 'de',
  timeZone: 'Europe/Berlin',
  password: GOOD,
  repeat: GOOD,
  ...more,
});
const conflict = (why: string) => ({ ok: false, failure: { kind: 'conflict', why } });
const peopleWith = async (email: string) =>
  ownerSql<{ id: string; organization_id: string; locale: string; roles: string[] }>(
    `SELECT p.id, p.organization_id, p.locale, ARRAY(SELECT role FROM person_role r WHERE r.person_id = p.id ORDER BY 1) AS roles FROM person p WHERE email = $1`,
    [email],
  );
const invitation = (more: object = {}) => ({
  email: `${randomUUID()}@invited.example`,
  name: 'Ines Invited',
  locale: 'en',
  agentRole: 'helpdesk_agent',
  ...more,
});

it('an accepted invitation makes the person that was invited, who is signed in and can sign in after', async () => {
  const { secret, email } = await givenInvitation({ roles: ['billing_admin', 'helpdesk_agent'] });
  expect(await findInvitation(secret)).toMatchObject({ state: 'open', email, organization_name: 'Contoso Cloud' });
  const accepted = await acceptInvitation(secret, acceptance(), FROM);
  expect(accepted).toMatchObject({ ok: true, value: { locale: 'de', email } });
  expect(await peopleWith(email)).toMatchObject([
    { organization_id: ORGANIZATIONS.contoso.id, locale: 'de', roles: ['billing_admin', 'helpdesk_agent'] },
  ]);
  const again = await signIn({ email, password: GOOD }, { address: '192.0.2.7', userAgent: null, device: null });
  expect(again.ok).toBe(true);
  const [joined] = await ownerSql(
    "SELECT e.actor_id = p.id AS is_own, e.audience, e.data FROM event e JOIN person p ON p.id::text = e.record_id WHERE e.name = 'person.joined' AND p.email = $1",
    [email],
  );
  expect(joined).toMatchObject({
    is_own: true,
    audience: 'partner',
    data: { rolesBefore: null, rolesAfter: 'billing_admin,helpdesk_agent' },
  });
  const [person] = await peopleWith(email);
  const { history } = await getPerson(await sessionFor('ula'), person?.id ?? '');
  expect(history).toContainEqual(
    expect.objectContaining({ name: 'person.joined', after: 'billing_admin,helpdesk_agent' }),
  );
});

it('an invitation is accepted once, by one of two at the same time, and tells the other so', async () => {
  const { secret, email } = await givenInvitation();
  const both = await Promise.all([1, 2].map(() => acceptInvitation(secret, acceptance(), FROM)));
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toEqual(conflict('link_used'));
  expect(await peopleWith(email)).toHaveLength(1);
  expect(await acceptInvitation(secret, acceptance(), FROM)).toEqual(conflict('link_used'));
});

it('an invitation that is over, withdrawn, altered or nobody’s makes nobody', async () => {
  const over = await givenInvitation({ expiresAt: '2026-01-01T00:00:00Z' });
  expect(await acceptInvitation(over.secret, acceptance(), FROM)).toEqual(conflict('link_expired'));
  const taken = await givenInvitation();
  expect(await withdrawInvitation(await sessionFor('ula'), { id: taken.id })).toMatchObject({ ok: true });
  expect(await acceptInvitation(taken.secret, acceptance(), FROM)).toEqual(conflict('link_withdrawn'));
  const { secret } = await givenInvitation();
  const altered = `${secret.slice(0, -2)}${secret.endsWith('A') ? 'B' : 'A'}x`;
  for (const one of [altered, '', secret.toLowerCase(), `${secret}=`, "' OR true --"])
    expect(await acceptInvitation(one, acceptance(), FROM)).toEqual(conflict('link_unknown'));
  for (const { email } of [over, taken]) expect(await peopleWith(email)).toEqual([]);
});

it('a link is bound to its purpose: an invitation resets nothing, and a reset invites nobody', async () => {
  const invited = await givenInvitation();
  const reset = await givenReset('sam');
  expect(await findReset(invited.secret)).toBeNull();
  expect(await findInvitation(reset)).toBeNull();
  expect(await resetPassword(invited.secret, { password: GOOD, repeat: GOOD })).toEqual(conflict('link_unknown'));
  expect(await acceptInvitation(reset, acceptance(), FROM)).toEqual(conflict('link_unknown'));
});

it('an address that signs in elsewhere is invited like any other, and only who opens the link hears of it', async () => {
  const elsewhere = await invitePerson(await sessionFor('ula'), invitation({ email: PEOPLE.tina.email }));
  const fresh = await invitePerson(await sessionFor('ula'), invitation());
  expect([elsewhere.ok, fresh.ok]).toEqual([true, true]);
  const { secret } = await givenInvitation({ email: PEOPLE.alan.email });
  expect(await findInvitation(secret)).toMatchObject({ state: 'address_taken' });
  expect(await acceptInvitation(secret, acceptance(), FROM)).toEqual(conflict('link_address_taken'));
  expect(await peopleWith(PEOPLE.alan.email)).toMatchObject([{ organization_id: ORGANIZATIONS.adatum.id }]);
});

it('an address that is here or invited already is told beside its field', async () => {
  const ula = await sessionFor('ula');
  const beside = (email: string) => ({ ok: false, failure: { kind: 'invalid', fields: { email } } });
  expect(await invitePerson(ula, invitation({ email: PEOPLE.hana.email }))).toEqual(beside('already_member'));
  const email = `${randomUUID()}@invited.example`;
  expect(await invitePerson(ula, invitation({ email }))).toMatchObject({ ok: true });
  expect(await invitePerson(ula, invitation({ email: email.toUpperCase() }))).toEqual(beside('already_invited'));
});

it('two invitations of one address at the same time make one', async () => {
  const email = `${randomUUID()}@invited.example`;
  const viewers = await Promise.all([sessionFor('ula'), sessionFor('ada')]);
  const both = await Promise.all(viewers.map((viewer) => invitePerson(viewer, invitation({ email }))));
  expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
});

it('only a global admin invites a global admin', async () => {
  const wanted = () => invitation({ adminRole: 'global_admin' });
  expect(await invitePerson(await sessionFor('ula'), wanted())).toMatchObject({
    ok: false,
    failure: { kind: 'refused', roles: ['global_admin'] },
  });
  expect(await invitePerson(await sessionFor('ada'), wanted())).toMatchObject({ ok: true });
});

it.each([
  ['ula', { agentRole: '', adminRole: '' }, { agentRole: 'roles_needed' }],
  ['ula', { agentRole: 'support_engineer' }, { agentRole: 'choose' }],
  ['ula', { roles: 'sales_agent' }, { agentRole: 'roles_one_each' }],
  ['ada', { adminRole: 'global_admin', roles: 'billing_admin' }, { agentRole: 'roles_one_each' }],
  ['he', { agentRole: '', roles: 'auditor,administrator' }, { roles: 'roles_auditor_alone' }],
  ['tina', { agentRole: '', roles: 'member,administrator' }, { roles: 'choose' }],
] as const)('%s does not invite with %o', async (who, roles, fields) => {
  expect(await invitePerson(await sessionFor(who), invitation(roles))).toEqual({
    ok: false,
    failure: { kind: 'invalid', fields },
  });
});

it('sending again draws a new link: the one before is nobody’s', async () => {
  const { id, secret } = await givenInvitation();
  expect(await sendInvitationAgain(await sessionFor('ula'), { id })).toMatchObject({ ok: true });
  expect(await acceptInvitation(secret, acceptance(), FROM)).toEqual(conflict('link_unknown'));
  const links = await ownerSql('SELECT state, token_hash FROM account_link WHERE invitation_id = $1', [id]);
  expect(links).toEqual([{ state: 'pending', token_hash: null }]);
});

it('what was accepted or withdrawn meanwhile is neither sent again nor withdrawn', async () => {
  const { id, secret } = await givenInvitation();
  await acceptInvitation(secret, acceptance(), FROM);
  const ula = await sessionFor('ula');
  expect(await sendInvitationAgain(ula, { id })).toEqual(conflict('invitation_over'));
  expect(await withdrawInvitation(ula, { id })).toEqual(conflict('invitation_over'));
});

it('a global admin’s invitation is followed up by global admins alone, and others are told so', async () => {
  const { id } = await givenInvitation({ roles: ['global_admin'], by: 'ada' });
  const refused = { ok: false, failure: { kind: 'refused', roles: ['global_admin'] } };
  const [ula, ada] = [await sessionFor('ula'), await sessionFor('ada')];
  expect(await sendInvitationAgain(ula, { id })).toMatchObject(refused);
  expect(await withdrawInvitation(ula, { id })).toMatchObject(refused);
  expect(await getInvitation(ula, id)).toMatchObject({ whyNot: 'global_admin' });
  expect(await getInvitation(ada, id)).toMatchObject({ whyNot: null });
  expect(await sendInvitationAgain(ada, { id })).toMatchObject({ ok: true });
  expect(await withdrawInvitation(ada, { id })).toMatchObject({ ok: true });
});

it('people and the invited stand in one list, 25 a page, each once', async () => {
  const ula = await sessionFor('ula');
  for (let number = 0; number < 30; number += 1) await invitePerson(ula, invitation({ name: `Nina ${number}` }));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listPeople(ula, { q: 'nina', ...(after ? { after } : {}) });
    expect(page.rows.length).toBeLessThanOrEqual(25);
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toHaveLength(30);
  expect(new Set(seen).size).toBe(30);
  const invited = await listPeople(ula, { view: 'invited', role: 'helpdesk_agent', q: 'nina 7' });
  expect(invited.rows).toMatchObject([{ name: 'Nina 7', state: 'invited', roles: ['helpdesk_agent'] }]);
});

it('somebody who joined and is disabled is shut out with the next request', async () => {
  const { secret, email } = await givenInvitation();
  await acceptInvitation(secret, acceptance(), FROM);
  const [person] = await peopleWith(email);
  const viewer = await sessionOf(person?.id ?? '');
  expect(await disablePerson(await sessionFor('ula'), { personId: person?.id })).toMatchObject({ ok: true });
  await expect(listPeople(viewer, {})).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
  const from = { address: '192.0.2.8', userAgent: null, device: null };
  expect(await signIn({ email, password: GOOD }, from)).toEqual(conflict('wrong_credentials'));
});
