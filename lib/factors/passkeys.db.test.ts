import { afterEach, describe, expect, it } from 'vitest';
import { signIn as signInByPassword } from '@/lib/identity/sign-in';
import { asViewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { makeAuthenticator } from '@/test/authenticator';
import { PASSWORD, PEOPLE } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { addPasskey } from './commands/add-passkey';
import { beginPasskey } from './commands/begin-passkey';
import { askForOwnPasskey, getPending, passByPasskey } from './second-step';
import { askForPasskey, signInByPasskey } from './sign-in-by-passkey';

useDatabase();
const SITE = 'http://localhost:3000';
const FROM = { address: '127.0.0.1', userAgent: null };
const refused = { ok: false, failure: { kind: 'conflict', why: 'passkey_refused' } };

afterEach(async () => {
  for (const table of ['passkey', 'recovery_code', 'rate_limit']) await ownerSql(`DELETE FROM ${table}`);
});

const challengeFor = async (viewer: Awaited<ReturnType<typeof signIn>>) => {
  const outcome = await beginPasskey(viewer, { name: 'Laptop' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.challenge;
};

/** A passkey that this person has added. */
async function givenAdded(person: 'hana' | 'sam') {
  const viewer = await signIn(person);
  const authenticator = makeAuthenticator(SITE);
  const answer = authenticator.make(await challengeFor(viewer));
  expect(await addPasskey(viewer, { name: 'Laptop', answer, sessionHash: viewer.sessionHash })).toMatchObject({
    ok: true,
  });
  return authenticator;
}
const challenge = async () => (await askForPasskey(FROM.address))?.challenge ?? '';

describe('adding a passkey', () => {
  it('leaves the session that adds it, which had shown no factor, somebody’s, and other sessions of theirs nobody’s', async () => {
    const [viewer, other] = [await signIn('hana'), await signIn('hana')];
    await ownerSql('UPDATE session SET factor_at = NULL WHERE person_id = $1', [PEOPLE.hana.id]);
    const answer = makeAuthenticator(SITE).make(await challengeFor(viewer));
    await addPasskey(viewer, { name: 'Laptop', answer, sessionHash: viewer.sessionHash });
    expect(await getPending(viewer)).toBeNull();
    expect(await getPending(other)).toMatchObject({ due: 'step' });
  });

  it('takes one answer to one challenge, and gives recovery codes to who had none', async () => {
    const viewer = await signIn('hana');
    const drawn = await challengeFor(viewer);
    const outcome = await addPasskey(viewer, {
      name: 'Laptop',
      answer: makeAuthenticator(SITE).make(drawn),
      sessionHash: viewer.sessionHash,
    });
    expect(outcome.ok && outcome.value.codes).toHaveLength(10);
    const again = makeAuthenticator(SITE).make(drawn);
    expect(await addPasskey(viewer, { name: 'Twice', answer: again, sessionHash: viewer.sessionHash })).toEqual(
      refused,
    );
  });

  it('refuses another origin, an unverified user, a challenge of somebody else and one for signing in', async () => {
    const viewer = await signIn('hana');
    const add = (answer: object) => addPasskey(viewer, { name: 'Laptop', answer, sessionHash: viewer.sessionHash });
    const make = async (said: object) => makeAuthenticator(SITE).make(await challengeFor(viewer), said);
    expect(await add(await make({ origin: 'https://portal.evil.example' }))).toEqual(refused);
    expect(await add(await make({ isUserVerified: false }))).toEqual(refused);
    expect(
      await add(makeAuthenticator('https://evil.example').make(await challengeFor(viewer), { origin: SITE })),
    ).toEqual(refused);
    expect(await add(makeAuthenticator(SITE).make(await challengeFor(await signIn('sam'))))).toEqual(refused);
    expect(await add(makeAuthenticator(SITE).make(await challenge()))).toEqual(refused);
    expect(await ownerSql('SELECT id FROM passkey')).toEqual([]);
  });
});

describe('signing in with a passkey', () => {
  it('counts as both factors, and its challenge once', async () => {
    const authenticator = await givenAdded('hana');
    const answer = authenticator.show(await challenge());
    const outcome = await signInByPasskey(answer, FROM);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    const viewer = { sessionHash: hashOf(outcome.value.sessionId), requestId: null };
    expect(await asViewer(viewer, async ({ actor }) => actor.name)).toBe(PEOPLE.hana.name);
    expect(await ownerSql('SELECT method FROM session WHERE id_hash = $1', [viewer.sessionHash])).toEqual([
      { method: 'passkey' },
    ]);
    expect(await signInByPasskey(answer, FROM)).toEqual(refused);
  });

  it('refuses what another key signed, another origin, an unverified user, an old challenge and a made-up one', async () => {
    const authenticator = await givenAdded('hana');
    const other = makeAuthenticator(SITE);
    const forged = { ...other.show(await challenge()), id: authenticator.id, rawId: authenticator.id };
    expect(await signInByPasskey(forged, FROM)).toEqual(refused);
    expect(await signInByPasskey(other.show(await challenge()), FROM)).toEqual(refused);
    for (const said of [{ origin: 'https://evil.example' }, { isUserVerified: false }])
      expect(await signInByPasskey(authenticator.show(await challenge(), said), FROM)).toEqual(refused);
    const old = await challenge();
    await ownerSql("UPDATE webauthn_challenge SET expires_at = now() - interval '1 second'");
    expect(await signInByPasskey(authenticator.show(old), FROM)).toEqual(refused);
    expect(await signInByPasskey(authenticator.show('bWFkZSB1cA'), FROM)).toEqual(refused);
    expect(await signInByPasskey({ id: 'x' }, FROM)).toEqual(refused);
  });

  it('refuses a counter that does not grow, as a copy would have it', async () => {
    const authenticator = await givenAdded('hana');
    const show = async (counter: number) => signInByPasskey(authenticator.show(await challenge(), { counter }), FROM);
    expect(await show(5)).toMatchObject({ ok: true });
    expect(await show(5)).toEqual(refused);
    expect(await show(4)).toEqual(refused);
    expect(await show(6)).toMatchObject({ ok: true });
  });

  it('is closed to who is disabled', async () => {
    const authenticator = await givenAdded('sam');
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.sam.id]);
    expect(await signInByPasskey(authenticator.show(await challenge()), FROM)).toEqual(refused);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.sam.id]);
  });
});

describe('a passkey as the second step', () => {
  it('is due after the password, is taken once, and nobody else’s counts', async () => {
    const [hers, his] = [await givenAdded('hana'), await givenAdded('sam')];
    const outcome = await signInByPassword(
      { email: PEOPLE.hana.email, password: PASSWORD },
      FROM as Parameters<typeof signInByPassword>[1],
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    const viewer = { sessionHash: hashOf(outcome.value.sessionId), requestId: null };
    expect(await getPending(viewer)).toMatchObject({ due: 'step', hasPasskey: true, hasAuthenticator: false });
    const ask = async () => (await askForOwnPasskey(viewer))?.challenge ?? '';
    expect(await passByPasskey(viewer, his.show(await ask()))).toEqual(refused);
    expect(await passByPasskey(viewer, hers.show(await challenge()))).toEqual(refused);
    expect(await passByPasskey(viewer, hers.show(await ask()))).toEqual({ ok: true, value: null });
    expect(await getPending(viewer)).toBeNull();
  });
});
