import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getPending } from '@/lib/factors/second-step';
import { findInvitation } from '@/lib/identity/accept-invitation';
import { unbindProvider } from '@/lib/identity/commands/unbind-provider';
import { getPerson } from '@/lib/identity/queries/get-person';
import { getOwnSignIn } from '@/lib/identity/queries/own-sign-in';
import { forgetProvider } from '@/lib/platform/oidc';
import { asViewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { PEOPLE, type PersonKey } from '@/test/cast';
import { asRole, ownerSql, signIn as sessionFor, useDatabase } from '@/test/database';
import { type Account, CLIENT, startProvider } from '@/test/identity-provider';
import { givenRequirement } from '@/test/rows-factors';
import { givenInvitation } from '@/test/rows-people';
import { beginSignIn, finishSignIn } from './sign-in-by-provider';

useDatabase();
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  provider = await startProvider();
  Object.assign(process.env, {
    LIAISON_URL: 'http://localhost:3000',
    LIAISON_OIDC_ISSUER: provider.issuer,
    LIAISON_OIDC_CLIENT_ID: CLIENT.id,
    LIAISON_OIDC_CLIENT_SECRET: CLIENT.secret,
    LIAISON_OIDC_NAME: 'Contoso',
  });
});
afterAll(() => provider.stop());
beforeEach(async () => {
  for (const table of ['provider_identity', 'factor_requirement', 'totp_factor'])
    await ownerSql(`DELETE FROM ${table}`);
});

async function begin(again = false) {
  const begun = await beginSignIn(again);
  if ('why' in begun) throw new Error(begun.why);
  return begun;
}

/** Signs in at the provider as this account, and comes back. */
async function signInAs(
  account: Account,
  { amr, again = false, secondsAgo = 0 }: { amr?: string[]; again?: boolean; secondsAgo?: number } = {},
) {
  provider.signedIn.account = account;
  provider.signedIn.secondsAgo = secondsAgo;
  if (amr) provider.signedIn.amr = amr;
  else delete provider.signedIn.amr;
  const { url, errand } = await begin(again);
  return finishSignIn(await provider.visit(url), errand, 'a browser');
}
const HANA: Account = { sub: 'hana-at-the-provider', email: PEOPLE.hana.email, email_verified: true };
const viewerOf = (outcome: Awaited<ReturnType<typeof signInAs>>) => {
  if ('why' in outcome) throw new Error(outcome.why);
  return { sessionHash: hashOf(outcome.sessionId), requestId: null };
};
const whoIs = (outcome: Awaited<ReturnType<typeof signInAs>>) =>
  asViewer(viewerOf(outcome), async ({ actor }) => ({ email: actor.email, roles: actor.roles }));

describe('who the provider vouches for', () => {
  it('signs in as the person with that address, in whatever case it is written', async () => {
    const outcome = await signInAs({ ...HANA, email: PEOPLE.hana.email.toUpperCase() });
    expect(await whoIs(outcome)).toMatchObject({ email: PEOPLE.hana.email });
  });

  it('is that person from then on, whatever becomes of the address on either side', async () => {
    await signInAs(HANA);
    const moved = await signInAs({ ...HANA, email: PEOPLE.ada.email });
    expect(await whoIs(moved)).toMatchObject({ email: PEOPLE.hana.email });
    const taken = await signInAs({ sub: 'another subject', email: PEOPLE.hana.email, email_verified: true });
    expect(taken).toEqual({ why: 'not_open' });
    const unverifiedSince = await signInAs({ sub: HANA.sub, email: PEOPLE.hana.email, email_verified: false });
    expect(await whoIs(unverifiedSince)).toMatchObject({ email: PEOPLE.hana.email });
  });

  it('accepts the open invitation to that address, with its roles, once', async () => {
    const { email, id, secret } = await givenInvitation({ roles: ['sales_agent'] });
    const account = { sub: `invited ${id}`, email, email_verified: true };
    expect(await whoIs(await signInAs(account))).toEqual({ email, roles: ['sales_agent'] });
    expect(await ownerSql('SELECT accepted_at IS NOT NULL AS accepted FROM invitation WHERE id = $1', [id])).toEqual([
      { accepted: true },
    ]);
    expect(await findInvitation(secret)).toMatchObject({ state: 'used_by_provider' });
    expect(await whoIs(await signInAs(account))).toEqual({ email, roles: ['sales_agent'] });
    const [row] = await ownerSql<{ names: string[] }>(
      'SELECT array_agg(e.name ORDER BY e.seq) AS names FROM event e JOIN person p ON p.id::text = e.record_id WHERE p.email = $1',
      [email],
    );
    expect(row?.names).toEqual(['person.joined', 'person.provider_bound']);
  });

  it('is vouched for by Entra’s word for it, too', async () => {
    const { email_verified: _, ...entra } = HANA;
    expect(await whoIs(await signInAs({ ...entra, xms_edov: true }))).toMatchObject({ email: PEOPLE.hana.email });
  });
});

describe('the tie to the provider', () => {
  const renewed = { ...HANA, sub: 'hana made anew' };
  const unbind = async (by: PersonKey) => unbindProvider(await sessionFor(by), { personId: PEOPLE.hana.id });

  it('is removed by who looks after the person; the sessions end, and the next verified sign-in ties anew', async () => {
    const before = viewerOf(await signInAs(HANA));
    expect(await signInAs(renewed)).toEqual({ why: 'not_open' });
    expect(await getPerson(await sessionFor('ula'), PEOPLE.hana.id)).toMatchObject({
      providerBoundAt: expect.any(Date),
    });
    expect(await unbind('ula')).toMatchObject({ ok: true });
    await expect(asViewer(before, async ({ actor }) => actor.name)).rejects.toMatchObject({
      failure: { kind: 'signed_out' },
    });
    expect(await ownerSql("SELECT data FROM event WHERE name = 'person.provider_unbound'")).toEqual([
      { data: { providerAccountBefore: 'tied', providerAccountAfter: 'untied' } },
    ]);
    expect(await getPerson(await sessionFor('ula'), PEOPLE.hana.id)).toMatchObject({ providerBoundAt: null });
    expect(await unbind('ula')).toMatchObject({ failure: { kind: 'conflict', why: 'no_provider' } });
    expect(await signInAs({ ...renewed, email_verified: false })).toEqual({ why: 'unverified' });
    expect(await whoIs(await signInAs(renewed))).toMatchObject({ email: PEOPLE.hana.email });
    expect(await signInAs(HANA)).toEqual({ why: 'not_open' });
  });

  it('is not removed by oneself, by who looks after others, or of a global admin by anybody else; in SQL neither', async () => {
    await signInAs({ sub: 'ada there', email: PEOPLE.ada.email, email_verified: true });
    const ofAda = { personId: PEOPLE.ada.id };
    expect(await unbindProvider(await sessionFor('ula'), ofAda)).toMatchObject({
      failure: { kind: 'refused', roles: ['global_admin'] },
    });
    expect(await unbindProvider(await sessionFor('ada'), ofAda)).toMatchObject({ failure: { kind: 'refused' } });
    expect(await unbindProvider(await sessionFor('fei'), ofAda)).toMatchObject({ failure: { kind: 'not_found' } });
    for (const person of ['ula', 'ada', 'fei', 'hana'] as const)
      await expect(asRole('app', `SELECT unbind_provider('${PEOPLE.ada.id}')`, { person })).rejects.toThrow(/alone/);
    const seen = async (person: PersonKey) =>
      (await asRole('app', 'SELECT person_id FROM provider_identity', { person })).rows.length;
    expect([await seen('ula'), await seen('ada'), await seen('hana'), await seen('fei')]).toEqual([1, 1, 0, 0]);
  });

  it('is all that who joined through it has: no password is there to change', async () => {
    const { email, id } = await givenInvitation();
    const joined = viewerOf(await signInAs({ sub: `joined ${id}`, email, email_verified: true }));
    expect(await getOwnSignIn(joined)).toEqual({ hasPassword: false, hasPasskey: false });
    expect(await getOwnSignIn(await sessionFor('hana'))).toMatchObject({ hasPassword: true });
  });
});

describe('nobody comes in', () => {
  it('by an address that only looks like somebody’s, or is folded into it', async () => {
    for (const email of [
      'ｈａｎａ@contoso.example',
      'ℎana@contoso.example',
      'hana＠contoso.example',
      ` ${PEOPLE.hana.email}`,
    ])
      expect([email, await signInAs({ sub: `look-alike ${email}`, email, email_verified: true })]).toEqual([
        email,
        { why: 'unverified' },
      ]);
  });

  it('by the invitation of somebody who does not stand any more', async () => {
    const { email } = await givenInvitation();
    const account = { sub: `fallen ${email}`, email, email_verified: true };
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.ula.id]);
    expect(await signInAs(account)).toEqual({ why: 'not_open' });
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.ula.id]);
    expect(await whoIs(await signInAs(account))).toMatchObject({ email });
  });

  it('by an address that the provider does not vouch for', async () => {
    const { email_verified: _, ...silent } = HANA;
    expect(await signInAs({ ...HANA, email_verified: false })).toEqual({ why: 'unverified' });
    expect(await signInAs(silent)).toEqual({ why: 'unverified' });
    expect(await signInAs({ ...silent, xms_edov: false })).toEqual({ why: 'unverified' });
  });

  it('who is not invited, whose invitation is over, or who is disabled: all alike', async () => {
    expect(await signInAs({ sub: 's1', email: 'stranger@elsewhere.example', email_verified: true })).toEqual({
      why: 'not_open',
    });
    const { email, id } = await givenInvitation();
    await ownerSql("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect(await signInAs({ sub: 's2', email, email_verified: true })).toEqual({ why: 'not_open' });
    await signInAs(HANA);
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.hana.id]);
    expect(await signInAs(HANA)).toEqual({ why: 'not_open' });
    await ownerSql('DELETE FROM provider_identity');
    expect(await signInAs(HANA)).toEqual({ why: 'not_open' });
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.hana.id]);
  });

  it('whom two organizations have invited, before they chose one', async () => {
    const { email } = await givenInvitation();
    await givenInvitation({ email, to: 'fabrikam', by: 'fei' });
    expect(await signInAs({ sub: 's3', email, email_verified: true })).toEqual({ why: 'several_invitations' });
  });

  it('with another state, another nonce, another verifier, or a code that was used', async () => {
    provider.signedIn.account = HANA;
    for (const part of ['state', 'nonce', 'verifier'] as const) {
      const { url, errand } = await begin();
      const { errand: foreign } = await begin();
      const query = await provider.visit(url);
      expect([part, await finishSignIn(query, { ...errand, [part]: foreign[part] }, null)]).toEqual([
        part,
        { why: 'failed' },
      ]);
    }
    const { url, errand } = await begin();
    const query = await provider.visit(url);
    expect(await finishSignIn(query, errand, null)).toHaveProperty('sessionId');
    expect(await finishSignIn(query, errand, null)).toEqual({ why: 'failed' });
    expect(await finishSignIn('?error=access_denied&state=x', errand, null)).toEqual({ why: 'failed' });
  });
});

describe('the second factor', () => {
  it('that a role requires is asked for here, unless the provider says that it took more than one', async () => {
    await givenRequirement('helpdesk_agent');
    expect(await getPending(viewerOf(await signInAs(HANA)))).toMatchObject({ due: 'enrol' });
    const both = viewerOf(await signInAs(HANA, { amr: ['pwd', 'mfa'] }));
    expect(await getPending(both)).toBeNull();
  });

  it('counts for a dangerous act only when the provider says that the person proved it just now', async () => {
    const proof = async (outcome: Awaited<ReturnType<typeof signInAs>>) =>
      (
        await ownerSql<{ fresh: boolean }>(
          "SELECT coalesce(confirmed_at > now() - interval '1 minute', false) AS fresh FROM session WHERE id_hash = $1",
          [viewerOf(outcome).sessionHash],
        )
      )[0]?.fresh;
    expect(await proof(await signInAs(HANA, { secondsAgo: 3_600 }))).toBe(false);
    expect(await proof(await signInAs(HANA, { again: true }))).toBe(true);
  });
});

describe('a provider that is down', () => {
  it('is said, at the way out and at the way back', async () => {
    const other = await startProvider();
    const { url, errand } = await begin();
    const query = await provider.visit(url);
    await provider.stop();
    expect(await finishSignIn(query, errand, null)).toEqual({ why: 'provider_down' });
    forgetProvider();
    expect(await beginSignIn(false)).toEqual({ why: 'provider_down' });
    await other.stop();
  });
});
