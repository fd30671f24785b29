import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '@/lib/shared/ids';
import { messagesIn } from '@/messages';
import { PASSWORD, PEOPLE } from '@/test/cast';
import { ownerSql, signIn as sessionFor, useDatabase } from '@/test/database';
import { PATIENCE, useSmtp } from '@/test/mail-attempts';
import { givenInvitation, givenReset } from '@/test/rows-people';
import { no } from '@/test/smtp';
import { acceptInvitation } from './accept-invitation';
import { withdrawInvitation } from './commands/withdraw-invitation';
import { claimLinks, postLink } from './handlers/send-links';
import { listPeople } from './queries/list-people';
import { askForReset, findReset, resetPassword } from './reset-password';
import { signIn } from './sign-in';

useDatabase();
const { current: smtp } = useSmtp();

const GOOD = 'stapled umbrellas quietly orbit';
const conflict = (why: string) => ({ ok: false, failure: { kind: 'conflict', why } });
const from = () => ({ address: randomUUID() });

/** One attempt at every mail that is due; what became of each. */
async function attempt(): Promise<string[]> {
  const claimed = await claimLinks(50);
  return Promise.all(claimed.map((one) => postLink(one, { words: messagesIn, patience: PATIENCE })));
}
const plain = (source: string) => source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
const secretIn = (source: string) => /\/(?:invitation|reset-password)\/([\w-]+)/.exec(plain(source))?.[1] ?? '';
const linkOf = async (invitation: string) =>
  (
    await ownerSql<{ state: string; token_hash: string | null }>(
      'SELECT state, token_hash FROM account_link WHERE invitation_id = $1',
      [invitation],
    )
  )[0];
beforeEach(() => ownerSql('DELETE FROM account_link'));

describe('the mail of an invitation', () => {
  it('carries a link to the public address that works once, in the language asked for, and its secret is nowhere else', async () => {
    const { id, email } = await givenInvitation({ isUnsent: true });
    await ownerSql("UPDATE invitation SET locale = 'de' WHERE id = $1", [id]);
    expect(await attempt()).toEqual(['sent']);
    const [{ to, source } = { to: [], source: '' }] = smtp().received;
    expect(to).toEqual([email]);
    expect(plain(source)).toContain('http://localhost:3000/invitation/');
    expect(source).toContain('Content-Language: de');
    expect(source).not.toContain('List-Unsubscribe');
    const secret = secretIn(source);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await linkOf(id)).toEqual({ state: 'sent', token_hash: hashOf(secret) });
    const tables = await ownerSql<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    for (const { name } of tables)
      expect([name, await ownerSql(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1`, [`%${secret}%`])]).toEqual([
        name,
        [],
      ]);
    const accepted = await acceptInvitation(
      secret,
      { name: 'Ines', locale: 'de', timeZone: 'UTC', password: GOOD, repeat: GOOD },
      { userAgent: null },
    );
    expect(accepted.ok).toBe(true);
    expect(await attempt()).toEqual([]);
  });

  it('that a server cannot take comes again, with another secret', async () => {
    const { id } = await givenInvitation({ isUnsent: true });
    smtp().behaviour.onRcptTo = (_, __, callback) => callback(no(450));
    expect(await attempt()).toEqual(['pending']);
    expect(await attempt()).toEqual([]);
    smtp().behaviour = {};
    await ownerSql('UPDATE account_link SET due_at = now()');
    expect(await attempt()).toEqual(['sent']);
    expect((await linkOf(id))?.token_hash).toBe(hashOf(secretIn(smtp().received[0]?.source ?? '')));
  });

  it('that a server refuses for good is not sent again by itself', async () => {
    const { id } = await givenInvitation({ isUnsent: true });
    smtp().behaviour.onRcptTo = (_, __, callback) => callback(no(550));
    expect(await attempt()).toEqual(['refused']);
    await ownerSql('UPDATE account_link SET due_at = now()');
    expect(await attempt()).toEqual([]);
    expect(await linkOf(id)).toMatchObject({ state: 'refused' });
  });

  it('for an invitation that was withdrawn is not written', async () => {
    const { id } = await givenInvitation({ isUnsent: true });
    await withdrawInvitation(await sessionFor('ula'), { id });
    expect(await attempt()).toEqual(['forgotten']);
    expect(smtp().received).toEqual([]);
  });

  it('lies in a demo without a mail server as a file for its owner alone', async () => {
    const { LIAISON_SMTP_URL: url, LIAISON_DATA: data = '' } = process.env;
    delete process.env.LIAISON_SMTP_URL;
    try {
      const mail = await import('@/lib/platform/mail');
      const letter = {
        messageId: '<x@y>',
        to: { name: '', address: 'x@y.example' },
        subject: 's',
        text: 't',
        html: 'h',
        date: new Date(),
        language: 'en',
      };
      await mail.fileMail(letter, 'one');
      const folder = path.join(data, 'mail');
      expect(readdirSync(folder)).toEqual(['one.eml']);
      expect(statSync(path.join(folder, 'one.eml')).mode & 0o777).toBe(0o600);
      expect(readFileSync(path.join(folder, 'one.eml'), 'utf8')).toContain('x@y.example');
    } finally {
      process.env.LIAISON_SMTP_URL = url;
    }
  });
});

describe('a reset', () => {
  const reset = async (email: string) => {
    expect(await askForReset({ email }, from())).toEqual({ ok: true, value: null });
    const outcomes = await attempt();
    return { outcomes, secret: secretIn(smtp().received.at(-1)?.source ?? '') };
  };

  it('answers an unknown address as a known one and leaves the same behind, and only the known one gets a mail', async () => {
    const rows = async () => ownerSql('SELECT purpose, person_id, token_hash, state, attempts FROM account_link');
    expect(await askForReset({ email: PEOPLE.sam.email }, from())).toEqual({ ok: true, value: null });
    const known = await rows();
    await ownerSql('DELETE FROM account_link');
    expect(await askForReset({ email: 'nobody@contoso.example' }, from())).toEqual({ ok: true, value: null });
    expect(await rows()).toEqual(known);
    expect(await attempt()).toEqual(['forgotten']);
    expect([smtp().received, await rows()]).toEqual([[], []]);
    expect((await reset(PEOPLE.sam.email)).outcomes).toEqual(['sent']);
    expect(smtp().received.map(({ to }) => to)).toEqual([[PEOPLE.sam.email]]);
  });

  it('sets the password once, ends every session, and tells the person by mail', async () => {
    const viewer = await sessionFor('bo');
    const { secret } = await reset(PEOPLE.bo.email);
    expect(await findReset(secret)).toMatchObject({ state: 'open', email: PEOPLE.bo.email });
    expect(await resetPassword(secret, { password: GOOD, repeat: GOOD })).toEqual({ ok: true, value: null });
    await expect(listPeople(viewer, {})).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
    const trying = { ...from(), userAgent: null, device: null };
    expect(await signIn({ email: PEOPLE.bo.email, password: PASSWORD }, trying)).toEqual(conflict('wrong_credentials'));
    expect((await signIn({ email: PEOPLE.bo.email, password: GOOD }, trying)).ok).toBe(true);
    expect(await resetPassword(secret, { password: `${GOOD}s`, repeat: `${GOOD}s` })).toEqual(conflict('link_used'));
    smtp().received.splice(0);
    expect(await attempt()).toEqual(['sent']);
    const [{ to, source } = { to: [], source: '' }] = smtp().received;
    expect(to).toEqual([PEOPLE.bo.email]);
    expect(plain(source)).toMatch(/reset-password(?!\/)/);
  });

  it('works for one of two at the same time', async () => {
    const secret = await givenReset('sam');
    const both = await Promise.all(
      [1, 2].map((one) => resetPassword(secret, { password: `${GOOD} ${one}`, repeat: `${GOOD} ${one}` })),
    );
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  it('that is over, or overtaken by a newer one, sets nothing', async () => {
    const over = await givenReset('sam', '2026-01-01T00:00:00Z');
    expect(await resetPassword(over, { password: GOOD, repeat: GOOD })).toEqual(conflict('link_expired'));
    const { secret: first } = await reset(PEOPLE.ula.email);
    const { secret: second } = await reset(PEOPLE.ula.email);
    expect(await resetPassword(first, { password: GOOD, repeat: GOOD })).toEqual(conflict('link_unknown'));
    expect(await resetPassword(second, { password: GOOD, repeat: GOOD })).toMatchObject({ ok: true });
  });

  it('of somebody disabled meanwhile sets nothing, and nobody disabled gets a mail', async () => {
    const secret = await givenReset('nora');
    await ownerSql('ALTER TABLE person DISABLE TRIGGER person_guard');
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.nora.id]);
    expect(await resetPassword(secret, { password: GOOD, repeat: GOOD })).toEqual(conflict('link_withdrawn'));
    expect((await reset(PEOPLE.nora.email)).outcomes).toEqual(['forgotten']);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.nora.id]);
    await ownerSql('ALTER TABLE person ENABLE TRIGGER person_guard');
  });

  it('mails one address three times an hour at most, and says nothing of it', async () => {
    for (let round = 0; round < 5; round += 1)
      expect(await askForReset({ email: PEOPLE.fei.email }, from())).toEqual({ ok: true, value: null });
    expect(await ownerSql('SELECT 1 FROM account_link')).toHaveLength(3);
  });
});
