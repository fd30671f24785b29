import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '@/lib/shared/ids';
import { messagesIn } from '@/messages';
import { PASSWORD, PEOPLE } from '@/test/cast';
import { ownerSql, signIn as sessionFor, useDatabase } from '@/test/database';
import { PATIENCE, useSmtp } from '@/test/mail-attempts';
import { changePassword } from './commands/change-password';
import { claimLinks, postLink } from './handlers/send-links';
import { ownSessions } from './queries/own-sessions';
import { signIn } from './sign-in';

useDatabase();
const { current: smtp } = useSmtp();

const conflict = (why: string) => ({ ok: false, failure: { kind: 'conflict', why } });
const GOOD = 'stapled umbrellas quietly orbit';
const from = () => ({ address: randomUUID() });
const attempt = async () =>
  Promise.all((await claimLinks(50)).map((one) => postLink(one, { words: messagesIn, patience: PATIENCE })));
beforeEach(() => ownerSql('DELETE FROM account_link'));

describe('the own password', () => {
  const change = async (password: string, current = PASSWORD) => {
    const viewer = await sessionFor('serge');
    const outcome = await changePassword(viewer, {
      current,
      password,
      repeat: password,
      sessionHash: viewer.sessionHash,
    });
    return { viewer, outcome };
  };
  const beside = (fields: object) => ({ ok: false, failure: { kind: 'invalid', fields } });

  it.each([
    ['short one', 'password_short'],
    ['passwordpassword', 'password_breached'],
    ['correct horse battery staple', 'password_breached'],
    ['Correct-Horse-Battery-Staple-2026!', 'password_breached'],
    ['my Correct horse, battery staple', 'password_breached'],
    ['thequickbrownfox', 'password_breached'],
    ['52013145201314', 'password_breached'],
    ['Sein oder Nichtsein, 1603', 'password_breached'],
    ['床前明月光，疑是地上霜。2026', 'password_breached'],
    ['aaaaaaaaaaaaaaaa', 'password_guessable'],
    ['123456789012345', 'password_guessable'],
    ['qwertyuiopasdfgh', 'password_guessable'],
    ['tailspin-tailspin', 'password_context'],
    ['serge.baranov.2026', 'password_context'],
    ['liaison21vianet!', 'password_context'],
    [PASSWORD, 'password_same'],
  ])('is not “%s”', async (password, fault) => {
    const { outcome } = await change(password);
    expect(outcome).toEqual(beside({ password: fault }));
  });

  it('needs the one before, asks for no kinds of characters, ends other sessions and tells by mail', async () => {
    const elsewhere = await sessionFor('serge');
    expect((await change(GOOD, 'not the right one')).outcome).toEqual(beside({ current: 'password_wrong' }));
    const { viewer, outcome } = await change('a quiet orbit of stapled umbrellas');
    expect(outcome).toEqual({ ok: true, value: null });
    expect(await ownSessions(viewer)).toMatchObject([{ isThisOne: true }]);
    await expect(ownSessions(elsewhere)).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
    expect(await attempt()).toEqual(['sent']);
    expect(smtp().received[0]?.to).toEqual([PEOPLE.serge.email]);
  });
});

describe('guessing', () => {
  it('of one account ends after 100 wrong ones a day, from wherever and however slowly; the next day is open again', async () => {
    const email = PEOPLE.max.email;
    const stranger = (password: string) => signIn({ email, password }, { ...from(), userAgent: null, device: null });
    // The quarter of an hour is over each time, by the database's own rows: nobody waits, and the day goes on.
    const laterThan = (minutes: number) =>
      ownerSql('UPDATE rate_limit SET expire = expire - $1::bigint', [minutes * 60_000]);
    const answers: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) {
        const outcome = await stranger('wrong');
        answers.push(outcome.ok ? 'in' : outcome.failure.kind === 'conflict' ? outcome.failure.why : '');
      }
      await laterThan(16);
    }
    expect(answers.slice(0, 100)).toEqual(Array(100).fill('wrong_credentials'));
    expect(answers.slice(100)).toEqual(Array(8).fill('too_many_tries'));
    expect(await stranger(PASSWORD)).toEqual(conflict('too_many_tries'));
    expect(
      (await signIn({ email: PEOPLE.uma.email, password: PASSWORD }, { ...from(), userAgent: null, device: null })).ok,
    ).toBe(true);
    await laterThan(24 * 60 - 12 * 16 + 1);
    expect((await stranger(PASSWORD)).ok).toBe(true);
  }, 120_000);

  it('from elsewhere locks the account for strangers, and not for a browser that it signed in with before', async () => {
    const email = PEOPLE.uma.email;
    const stranger = (password: string) => signIn({ email, password }, { ...from(), userAgent: null, device: null });
    for (let round = 0; round < 10; round += 1) expect(await stranger('wrong')).toEqual(conflict('wrong_credentials'));
    expect(await stranger(PASSWORD)).toEqual(conflict('too_many_tries'));
    const device = { account: hashOf(email), sessionHash: 'a'.repeat(64) };
    const known = (password: string, own = device) =>
      signIn({ email, password }, { ...from(), userAgent: null, device: own });
    expect((await known(PASSWORD)).ok).toBe(true);
    expect(await known(PASSWORD, { ...device, account: hashOf(PEOPLE.max.email) })).toEqual(conflict('too_many_tries'));
    for (let round = 0; round < 10; round += 1) expect(await known('wrong')).toEqual(conflict('wrong_credentials'));
    expect(await known(PASSWORD)).toEqual(conflict('too_many_tries'));
  });
});
