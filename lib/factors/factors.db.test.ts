import { TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { signIn as signInByPassword } from '@/lib/identity/sign-in';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { PASSWORD, PEOPLE, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { givenRecoveryCode, givenRequirement, givenTotp } from '@/test/rows-factors';
import { beginAuthenticator } from './commands/begin-authenticator';
import { confirmAuthenticator } from './commands/confirm-authenticator';
import { removeAuthenticator } from './commands/remove-authenticator';
import { requireFactors } from './commands/require-factors';
import { resetFactors } from './commands/reset-factors';
import { prove } from './prove';
import { getOwnFactors } from './queries';
import { requirementVersion } from './rules';
import { beginEnrolment, finishEnrolment, getPending, passSecondStep } from './second-step';

useDatabase();
beforeEach(async () => {
  for (const table of ['totp_factor', 'recovery_code', 'passkey', 'factor_requirement', 'rate_limit'])
    await ownerSql(`DELETE FROM ${table}`);
});

const HALF_MINUTE = 30_000;
const codeAt = (seed: string, steps = 0) =>
  new TOTP({ secret: seed }).generate({ timestamp: Date.now() + steps * HALF_MINUTE });
const wrong = { ok: false, failure: { kind: 'invalid', fields: { code: 'wrong_code' } } };

/** The session of somebody who has just signed in by the password. */
async function byPassword(person: PersonKey): Promise<Viewer> {
  const outcome = await signInByPassword({ email: PEOPLE[person].email, password: PASSWORD }, {
    address: '127.0.0.1',
    userAgent: null,
  } as Parameters<typeof signInByPassword>[1]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return { sessionHash: hashOf(outcome.value.sessionId), requestId: null };
}
const nameOf = (viewer: Viewer) => asViewer(viewer, async ({ actor }) => actor.name);

describe('the second step', () => {
  it('takes a code once, of this half minute or its neighbours, and no other', async () => {
    const seed = await givenTotp('hana');
    const viewer = await byPassword('hana');
    await expect(nameOf(viewer)).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
    expect(await getPending(viewer)).toMatchObject({ due: 'step', hasAuthenticator: true, enrolment: null });
    for (const steps of [-3, 3]) expect(await passSecondStep(viewer, { code: codeAt(seed, steps) })).toEqual(wrong);
    const code = codeAt(seed);
    expect(await passSecondStep(viewer, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toEqual({
      ok: true,
      value: null,
    });
    expect(await nameOf(viewer)).toBe(PEOPLE.hana.name);
    expect(await getPending(viewer)).toBeNull();
    const second = await byPassword('hana');
    expect(await passSecondStep(second, { code })).toEqual(wrong);
    expect(await passSecondStep(second, { code: codeAt(seed, 1) })).toMatchObject({ ok: true });
  });

  it('takes a recovery code once, however it is typed, and nobody else’s', async () => {
    await givenTotp('hana');
    await givenTotp('sam');
    await givenRecoveryCode('hana', 'ABCDEFGHIJKLMNOP');
    expect(await passSecondStep(await byPassword('sam'), { code: 'ABCDEFGHIJKLMNOP' })).toEqual(wrong);
    expect(await passSecondStep(await byPassword('hana'), { code: 'abcd-efgh ijkl-mnop' })).toMatchObject({ ok: true });
    expect(await passSecondStep(await byPassword('hana'), { code: 'ABCDEFGHIJKLMNOP' })).toEqual(wrong);
  });

  it('stops counting guesses after five, also of a right code, and starts anew after a right one', async () => {
    const seed = await givenTotp('hana');
    const viewer = await byPassword('hana');
    for (let guess = 0; guess < 4; guess += 1) await passSecondStep(viewer, { code: '000000' });
    expect(await passSecondStep(viewer, { code: codeAt(seed) })).toMatchObject({ ok: true });
    const next = await byPassword('hana');
    for (let guess = 0; guess < 5; guess += 1) expect(await passSecondStep(next, { code: '000000' })).toEqual(wrong);
    expect(await passSecondStep(next, { code: codeAt(seed, 1) })).toEqual({
      ok: false,
      failure: { kind: 'invalid', fields: { code: 'too_many_tries' } },
    });
  });

  it('after LIAISON_SECRET changed takes a recovery code, and no code of the app', async () => {
    const seed = await givenTotp('hana');
    await givenRecoveryCode('hana', 'ABCDEFGHIJKLMNOP');
    await ownerSql("UPDATE totp_factor SET sealed_seed = 'v1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA'");
    const viewer = await byPassword('hana');
    expect(await passSecondStep(viewer, { code: codeAt(seed) })).toEqual(wrong);
    expect(await passSecondStep(viewer, { code: 'ABCDEFGHIJKLMNOP' })).toMatchObject({ ok: true });
  });

  it('of two that send one code at once lets one in', async () => {
    const seed = await givenTotp('hana');
    const viewers = [await byPassword('hana'), await byPassword('hana')];
    const code = codeAt(seed);
    const outcomes = await Promise.all(viewers.map((viewer) => passSecondStep(viewer, { code })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});

describe('enrolment at the sign-in', () => {
  it('is due for who holds a role that requires it, and leaves no way round', async () => {
    await givenRequirement('helpdesk_agent');
    const viewer = await byPassword('hana');
    expect(await getPending(viewer)).toMatchObject({ due: 'enrol', enrolment: null });
    expect(await passSecondStep(viewer, { code: '000000' })).toEqual(wrong);
    await expect(nameOf(viewer)).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
    expect(await beginEnrolment(viewer)).toMatchObject({ ok: true });
    const seed = (await getPending(viewer))?.enrolment?.seed ?? '';
    expect(await finishEnrolment(viewer, { code: '000000' })).toEqual(wrong);
    const outcome = await finishEnrolment(viewer, { code: codeAt(seed) });
    expect(outcome).toMatchObject({ ok: true });
    const codes = outcome.ok ? outcome.value.codes : [];
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{16}$/);
    expect(await nameOf(viewer)).toBe(PEOPLE.hana.name);
    expect(await passSecondStep(await byPassword('hana'), { code: codes[0] })).toMatchObject({ ok: true });
    expect(await ownerSql("SELECT name, audience FROM event WHERE name = 'person.factor_added'")).toEqual([
      { name: 'person.factor_added', audience: 'partner' },
    ]);
    expect(await ownerSql("SELECT person_id FROM account_link WHERE notice = 'factor_added'")).toEqual([
      { person_id: PEOPLE.hana.id },
    ]);
  });

  it('keeps neither seed nor recovery code in the clear', async () => {
    const viewer = await signIn('hana');
    await beginAuthenticator(viewer, {});
    const { enrolment } = await getOwnFactors(viewer);
    const outcome = await confirmAuthenticator(viewer, {
      sessionHash: viewer.sessionHash,
      code: codeAt(enrolment?.seed ?? ''),
    });
    const codes = (outcome.ok && outcome.value.codes) || [];
    expect(codes).toHaveLength(10);
    const [all] = await ownerSql<{ text: string }>(
      `SELECT (SELECT string_agg(f::text, '') FROM totp_factor f) || (SELECT string_agg(c::text, '') FROM recovery_code c)
        || (SELECT coalesce(string_agg(e::text, ''), '') FROM event e) AS text`,
    );
    for (const secret of [enrolment?.seed ?? 'none', ...codes]) expect(all?.text).not.toContain(secret);
  });
});

const stale = (viewer: Viewer) =>
  ownerSql("UPDATE session SET confirmed_at = now() - interval '10 minutes 1 second' WHERE id_hash = $1", [
    viewer.sessionHash,
  ]);

describe('a dangerous act', () => {
  const act = (viewer: Viewer) => requireFactors(viewer, { roles: 'auditor', version: '0' });

  it('asks for the password once the last proof is ten minutes old, and goes on after it', async () => {
    const viewer = await signIn('he');
    await stale(viewer);
    expect(await act(viewer)).toEqual({ ok: false, failure: { kind: 'step_up', by: 'password' } });
    const say = (confirm: string) => prove(viewer, confirm);
    expect(await say('not it')).toEqual({
      ok: false,
      failure: { kind: 'step_up', by: 'password', why: 'wrong_password' },
    });
    expect(await act(viewer)).toMatchObject({ ok: false });
    expect(await say(PASSWORD)).toMatchObject({ ok: true });
    expect(await act(viewer)).toMatchObject({ ok: true });
  });

  it('asks who has an authenticator for its code: the password does not count, and a code counts once', async () => {
    const seed = await givenTotp('he');
    const [viewer, other] = [await signIn('he'), await signIn('he')];
    for (const one of [viewer, other]) await stale(one);
    expect(await act(viewer)).toEqual({ ok: false, failure: { kind: 'step_up', by: 'code' } });
    expect(await prove(viewer, PASSWORD)).toMatchObject({ ok: false, failure: { why: 'wrong_code' } });
    const code = codeAt(seed);
    expect(await prove(viewer, code)).toMatchObject({ ok: true });
    expect(await prove(other, code)).toMatchObject({ ok: false, failure: { why: 'wrong_code' } });
    expect(await act(viewer)).toMatchObject({ ok: true });
  });

  it('that was seen otherwise by somebody else meanwhile is refused as stale, with what stands now', async () => {
    const [he, other] = [await signIn('he'), await signIn('he')];
    expect(await act(he)).toMatchObject({ ok: true });
    const version = requirementVersion('operator', ['auditor']);
    const late = { roles: 'support_lead', version: '0' };
    expect(await requireFactors(other, late)).toEqual({ ok: false, failure: { kind: 'stale', version } });
    expect(await ownerSql('SELECT role FROM factor_requirement')).toEqual([{ role: 'auditor' }]);
    expect(await requireFactors(other, { ...late, version: String(version) })).toMatchObject({ ok: true });
    expect(await ownerSql('SELECT role FROM factor_requirement')).toEqual([{ role: 'support_lead' }]);
  });

  it('asks who has neither to sign in again', async () => {
    const viewer = await signIn('he');
    await stale(viewer);
    const [kept] = await ownerSql<{ password_hash: string }>(
      'DELETE FROM credential WHERE person_id = $1 RETURNING password_hash',
      [PEOPLE.he.id],
    );
    expect(await act(viewer)).toEqual({ ok: false, failure: { kind: 'step_up', by: 'again' } });
    await ownerSql('INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)', [
      PEOPLE.he.id,
      kept?.password_hash,
    ]);
  });
});

describe('factors go', () => {
  it('by their person, unless a role requires one and none would be left', async () => {
    await givenTotp('hana');
    await givenRecoveryCode('hana', 'ABCDEFGHIJKLMNOP');
    await givenRequirement('helpdesk_agent');
    const viewer = await signIn('hana');
    expect(await removeAuthenticator(viewer, {})).toMatchObject({
      failure: { kind: 'conflict', why: 'factor_required' },
    });
    await ownerSql('DELETE FROM factor_requirement');
    expect(await removeAuthenticator(viewer, {})).toMatchObject({ ok: true });
    expect(await getOwnFactors(viewer)).toMatchObject({ authenticatorSince: null, codesLeft: 0 });
  });

  it('all at once by an administrator, with the sessions and a mail that says so', async () => {
    await givenTotp('hana');
    const hers = await signIn('hana');
    const outcome = await resetFactors(await signIn('ula'), { personId: PEOPLE.hana.id });
    expect(outcome).toMatchObject({ ok: true });
    await expect(nameOf(hers)).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
    expect(await getPending(await byPassword('hana'))).toBeNull();
    expect(await ownerSql("SELECT person_id, notice FROM account_link WHERE notice = 'factors_reset'")).toEqual([
      { person_id: PEOPLE.hana.id, notice: 'factors_reset' },
    ]);
    expect(await resetFactors(await signIn('ula'), { personId: PEOPLE.hana.id })).toMatchObject({
      failure: { kind: 'conflict', why: 'no_factors' },
    });
    await givenTotp('ada');
    expect(await resetFactors(await signIn('ula'), { personId: PEOPLE.ada.id })).toMatchObject({
      failure: { kind: 'conflict', why: 'global_admins_alone' },
    });
  });

  it('not by a new password: the factor is still asked for', async () => {
    await givenTotp('hana');
    await ownerSql('UPDATE credential SET changed_at = now() WHERE person_id = $1', [PEOPLE.hana.id]);
    expect(await getPending(await byPassword('hana'))).toMatchObject({ due: 'step' });
  });
});
