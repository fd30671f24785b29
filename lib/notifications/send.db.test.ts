import { describe, expect, it, vi } from 'vitest';
import { PEOPLE } from '@/test/cast';
import { ownerSql, useDatabase } from '@/test/database';
import { attempt, givenNotice, header, onlyMail, PATIENCE, settle, useSmtp } from '@/test/mail-attempts';
import { acts, givenFiled, mailTimePasses } from '@/test/mail-stories';
import { no, take } from '@/test/smtp';

useDatabase();
const { current: smtp } = useSmtp();

describe('a mail server that takes it', () => {
  it('gets one mail with the headers of an automatic message, text and HTML, and nothing is kept of it', async () => {
    await givenNotice();
    expect(await attempt()).toEqual(['sent']);
    expect(smtp().received).toHaveLength(1);
    const [{ from, to, source } = { from: '', to: [], source: '' }] = smtp().received;
    const mail = await onlyMail();
    expect([from, to]).toEqual(['portal@liaison.example', [PEOPLE.hana.email]]);
    expect(header(source, 'Message-ID')).toBe(`<${mail?.id}@localhost>`);
    expect(header(source, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(source, 'List-Unsubscribe')).toBe('<http://localhost:3000/settings/notifications>');
    expect(header(source, 'From')).toBe('Liaison <portal@liaison.example>');
    expect(header(source, 'To')).toBe(`${PEOPLE.hana.name} <${PEOPLE.hana.email}>`);
    expect(source).toContain('text/plain');
    expect(source).toContain('text/html');
    expect(mail).toMatchObject({ state: 'sent', attempts: 1, subject: null, text_body: null, html_body: null });
    expect(await attempt()).toEqual([]);
  });

  it('puts nothing into the headers that somebody typed into a name or a title', async () => {
    const { fanOutNotifications } = await import('./handlers/fan-out');
    await ownerSql('UPDATE person SET name = $1 WHERE id = $2', ['Lin\r\nBcc: all@evil.example', PEOPLE.lin.id]);
    await acts('lin', await givenFiled({ title: 'A\r\nBcc: all@evil.example' }), 'replied');
    await fanOutNotifications();
    expect(await attempt()).toEqual(['sent']);
    await ownerSql('UPDATE person SET name = $1 WHERE id = $2', [PEOPLE.lin.name, PEOPLE.lin.id]);
    const headers = smtp().received[0]?.source.split('\r\n\r\n')[0] ?? '';
    expect(headers).not.toMatch(/^Bcc:/im);
    expect(smtp().received[0]?.to).toEqual([PEOPLE.hana.email]);
  });

  it('gets each mail once from two workers', async () => {
    for (let index = 0; index < 6; index += 1) await givenNotice();
    await Promise.all([attempt(), attempt(), attempt()]);
    await attempt();
    expect(smtp().received).toHaveLength(6);
    expect(new Set(smtp().received.map((mail) => header(mail.source, 'Message-ID'))).size).toBe(6);
  });
});

describe('a mail server that refuses', () => {
  it.each([
    ['the address', 'onRcptTo'],
    ['the message', 'onData'],
  ] as const)('%s for now is asked again later, for good is not', async (_, where) => {
    await givenNotice();
    const refuse = (code: number) => {
      smtp().behaviour =
        where === 'onRcptTo'
          ? { onRcptTo: (_address, _session, callback) => callback(no(code)) }
          : {
              onData: (stream, _session, callback) => {
                stream.resume();
                stream.on('end', () => callback(no(code)));
              },
            };
    };
    refuse(451);
    expect(await attempt()).toEqual(['pending']);
    expect(await onlyMail()).toMatchObject({
      state: 'pending',
      attempts: 1,
      last_error: expect.stringContaining('451'),
    });
    expect((await onlyMail())?.due_in).toBeGreaterThan(20);
    expect(await attempt()).toEqual([]);
    refuse(550);
    await mailTimePasses();
    expect(await attempt()).toEqual(['refused']);
    expect(await onlyMail()).toMatchObject({
      state: 'refused',
      attempts: 2,
      last_error: expect.stringContaining('550'),
    });
    smtp().behaviour = {};
    await mailTimePasses();
    expect(await attempt()).toEqual([]);
    expect(smtp().received).toEqual([]);
  });

  it('a connection altogether is asked again: that is no word about the mail', async () => {
    await givenNotice();
    smtp().behaviour = { onConnect: (_session, callback) => callback(no(554)) };
    expect(await attempt()).toEqual(['pending']);
    smtp().behaviour = {};
    await mailTimePasses();
    expect(await attempt()).toEqual(['sent']);
    expect(smtp().received).toHaveLength(1);
  });
});

describe('a mail server that hangs', () => {
  it('before the mail is its own costs patience and no more', async () => {
    await givenNotice();
    smtp().behaviour = { onConnect: () => {} };
    const since = Date.now();
    expect(await attempt()).toEqual(['pending']);
    expect(Date.now() - since).toBeLessThan(3_000);
    smtp().behaviour = { onRcptTo: () => {} };
    await mailTimePasses();
    expect(await attempt()).toEqual(['pending']);
    smtp().behaviour = {};
    await mailTimePasses();
    expect(await attempt()).toEqual(['sent']);
    expect(smtp().received).toHaveLength(1);
  });

  it('after the last byte, and accepts late, leaves one mail: it is not sent again', async () => {
    await givenNotice();
    let acceptLate = () => {};
    smtp().behaviour = {
      onData: (stream, session, callback) =>
        take(smtp(), stream, session, callback, (yes) => {
          acceptLate = yes;
        }),
    };
    expect(await attempt()).toEqual(['unknown']);
    acceptLate();
    expect(await onlyMail()).toMatchObject({ state: 'unknown', attempts: 1 });
    smtp().behaviour = {};
    await mailTimePasses();
    await settle();
    expect(await attempt()).toEqual([]);
    expect(smtp().received).toHaveLength(1);
  });
});

describe('a mail server that drops the connection', () => {
  it('as soon as it has all is not sent the mail twice', async () => {
    await givenNotice();
    smtp().behaviour = {
      onData: (stream, session, callback) => take(smtp(), stream, session, callback, () => smtp().drop()),
    };
    expect(await attempt()).toEqual(['unknown']);
    smtp().behaviour = {};
    await mailTimePasses();
    expect(await attempt()).toEqual([]);
    expect(smtp().received).toHaveLength(1);
  });

  it('before the last byte has taken nothing, and gets it again under the same id', async () => {
    await givenNotice();
    const { sendMail } = await import('@/lib/platform/mail');
    const letter = {
      messageId: '<one@localhost>',
      threadId: '<thread@localhost>',
      to: { name: '', address: PEOPLE.hana.email },
      subject: 'One',
      text: 'One',
      html: '<p>One</p>',
      date: new Date(),
      language: 'en',
      unsubscribeUrl: 'http://localhost:3000/settings/notifications',
    };
    const cut = await sendMail(letter, {
      patience: PATIENCE,
      beforeLastByte: async () => {
        smtp().drop();
        await vi.waitFor(() => expect(smtp().connections).toBe(1));
        throw new Error('the connection is gone');
      },
    });
    expect(cut.outcome).toBe('failed');
    expect(smtp().received).toEqual([]);
    expect((await sendMail(letter, { patience: PATIENCE, beforeLastByte: async () => {} })).outcome).toBe('accepted');
    expect(header(smtp().received[0]?.source ?? '', 'Message-ID')).toBe('<one@localhost>');
  });
});
