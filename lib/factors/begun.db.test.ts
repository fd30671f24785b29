import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { PASSWORD } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { beginAuthenticator } from './commands/begin-authenticator';
import { confirmAuthenticator } from './commands/confirm-authenticator';
import { prove } from './prove';
import { getOwnFactors } from './queries';

useDatabase();

const codeAt = (seed: string, steps = 0) =>
  new TOTP({ secret: seed }).generate({ timestamp: Date.now() + steps * 30_000 });
const stale = (viewer: Viewer) =>
  ownerSql("UPDATE session SET confirmed_at = now() - interval '10 minutes 1 second' WHERE id_hash = $1", [
    viewer.sessionHash,
  ]);

describe('a set-up that was begun', () => {
  const confirm = (viewer: Viewer, code: string) =>
    confirmAuthenticator(viewer, { sessionHash: viewer.sessionHash, code });

  it('is shown to the session that began it alone, and confirmed by it alone', async () => {
    const [one, other] = [await signIn('sam'), await signIn('sam')];
    await beginAuthenticator(one, {});
    const seed = (await getOwnFactors(one)).enrolment?.seed ?? '';
    expect((await getOwnFactors(other)).enrolment).toBeNull();
    const over = { ok: false, failure: { kind: 'invalid', fields: { code: 'enrolment_over' } } };
    expect(await confirm(other, codeAt(seed))).toEqual(over);
    await beginAuthenticator(other, {});
    expect((await getOwnFactors(one)).enrolment?.seed).toBe(seed);
    const theirs = (await getOwnFactors(other)).enrolment?.seed ?? '';
    expect(await confirm(one, codeAt(seed))).toMatchObject({ ok: true });
    expect(await confirm(other, codeAt(theirs))).toEqual(over);
  });

  it('is confirmed with a proof that stands, of the password or of the factor that it replaces', async () => {
    const viewer = await signIn('hana');
    await beginAuthenticator(viewer, {});
    const first = (await getOwnFactors(viewer)).enrolment?.seed ?? '';
    await stale(viewer);
    const asks = (by: string) => ({ ok: false, failure: { kind: 'step_up', by } });
    expect(await confirm(viewer, codeAt(first))).toEqual(asks('password'));
    expect(await prove(viewer, PASSWORD)).toMatchObject({ ok: true });
    expect(await confirm(viewer, codeAt(first))).toMatchObject({ ok: true });
    await beginAuthenticator(viewer, {});
    const second = (await getOwnFactors(viewer)).enrolment?.seed ?? '';
    await stale(viewer);
    expect(await confirm(viewer, codeAt(second))).toEqual(asks('code'));
    expect(await prove(viewer, codeAt(first, 1))).toMatchObject({ ok: true });
    expect(await confirm(viewer, codeAt(second))).toMatchObject({ ok: true });
  });
});
