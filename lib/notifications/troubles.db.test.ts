import { beforeEach, describe, expect, it } from 'vitest';
import { ORGANIZATIONS, PEOPLE, personKeys } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { acts, givenFiled, mails, startMailAfresh } from '@/test/mail-stories';
import { events, failureOf } from '@/test/outcomes';
import { givenParkedNotice, givenTrouble } from '@/test/rows-notifications';
import { resendMail } from './commands/resend-mail';
import { resendNotice } from './commands/resend-notice';
import { fanOutNotifications } from './handlers/fan-out';
import { settleMails } from './handlers/send';
import { listMailTroubles } from './queries/list-mail-troubles';

useDatabase();
beforeEach(startMailAfresh);

const happened = async () => acts('lin', await givenFiled({ title: 'A title that stays between two' }), 'replied');

describe('mail that did not go out', () => {
  it('is listed for the administrator and the auditor by event, time, organization, domain and cause, and no word or address more', async () => {
    const eventId = await happened();
    const id = await givenTrouble('hana', eventId, 'refused');
    for (const who of ['he', 'qian'] as const) {
      const list = await listMailTroubles(await signIn(who), {});
      expect(list.rows).toMatchObject([
        {
          id,
          eventName: 'escalation.replied',
          organization: ORGANIZATIONS.contoso.name,
          domain: PEOPLE.hana.email.split('@')[1],
          said: '550 5.1.1 <…@contoso.example>: no such mailbox',
        },
      ]);
      const told = JSON.stringify(list);
      for (const word of [PEOPLE.hana.email, PEOPLE.hana.name, PEOPLE.hana.id, 'A title that stays'])
        expect([word, told.includes(word)]).toEqual([word, false]);
    }
  });

  it.each([
    ['550 "hana sato"@contoso.example is gone', '550 …@contoso.example is gone'],
    ['550 "ha\\"na"@contoso.example is gone', '550 …@contoso.example is gone'],
    ['550 < hana.sato @ contoso.example > is gone', '550 < …@contoso.example > is gone'],
    ['550 hana.sato(her desk)@contoso.example is gone', '550 …@contoso.example is gone'],
    ['550 佐藤@例え.example is gone', '550 …@例え.example is gone'],
    ['550 o’hana＠contoso.example is gone', '550 …@contoso.example is gone'],
    ['550 hana.sato%40contoso.example is gone', '550 …@contoso.example is gone'],
    ['550 hana.sato [at] contoso.example is gone', '550 …@contoso.example is gone'],
    ['550 hana.sato%contoso.example@relay.example is gone', '550 …@relay.example is gone'],
    ['550 hana.sato%contoso.example is gone', '550 …%contoso.example is gone'],
    ['550 relay.example!hana.sato is gone', '550 relay.example!… is gone'],
    ['550 bounce+hana.sato=contoso.example@relay.example is gone', '550 …@relay.example is gone'],
    ['550 HANA (Hana Sato) is gone, limit=4096', '550 … (…) is gone, limit=4096'],
    [`550 ${'x'.repeat(488)} hana.sa`, `550 ${'x'.repeat(488)} …`],
  ])('tells no address in whatever form a server writes it: %s', async (said, told) => {
    await givenTrouble('hana', await happened(), 'refused', said);
    const { rows } = await listMailTroubles(await signIn('he'), {});
    expect(rows[0]?.said).toBe(told);
  });

  it('is nobody else’s to see or to send, not even in SQL', async () => {
    const id = await givenTrouble('hana', await happened(), 'unknown');
    for (const person of personKeys.filter((key) => !['he', 'qian'].includes(key))) {
      const { rows } = await asRole('app', "SELECT * FROM mail_in_trouble('unknown', NULL, NULL, 10)", { person });
      expect([person, rows]).toEqual([person, []]);
    }
    for (const person of personKeys.filter((key) => key !== 'he'))
      expect((await asRole('app', `SELECT resend_mail('${id}', now()) AS name`, { person, undo: true })).rows).toEqual([
        { name: null },
      ]);
    await expect(asRole('app', 'SELECT last_error FROM notification', { person: 'he' })).rejects.toThrow(
      'permission denied',
    );
    expect((await asRole('app', 'SELECT id FROM notification', { person: 'he' })).rows).toEqual([]);
  });

  it('is sent again by hand, on record under a name, once for each press', async () => {
    const he = await signIn('he');
    const id = await givenTrouble('hana', await happened(), 'unknown');
    expect(failureOf(await resendMail(he, { id }))).toBeNull();
    expect((await mails())[0]).toMatchObject({ state: 'pending', attempts: 0, last_error: null });
    expect(await events('notification.resent')).toMatchObject([
      { audience: 'operator', data: { event: 'escalation.replied' } },
    ]);
    expect(failureOf(await resendMail(he, { id }))).toEqual({ kind: 'conflict', why: 'not_parked' });
  });

  it('sent again after days is not at once too old', async () => {
    const id = await givenTrouble('hana', await happened(), 'refused');
    await ownerSql("UPDATE notification SET created_at = now() - interval '9 days' WHERE id = $1", [id]);
    expect(failureOf(await resendMail(await signIn('he'), { id }))).toBeNull();
    const mode = process.env.LIAISON_DEMO;
    process.env.LIAISON_DEMO = 'off';
    await settleMails();
    process.env.LIAISON_DEMO = mode;
    expect((await mails())[0]).toMatchObject({ state: 'pending' });
  });

  it('that waits, or went out, cannot be sent again', async () => {
    const he = await signIn('he');
    const id = await givenTrouble('hana', await happened(), 'refused');
    for (const state of ["state = 'sent', finished_at = now()", "state = 'pending', finished_at = NULL"]) {
      await ownerSql(`UPDATE notification SET ${state} WHERE id = $1`, [id]);
      expect(failureOf(await resendMail(he, { id }))).toMatchObject({ kind: 'conflict' });
    }
  });

  it('is paged by keyset, the newest first', async () => {
    for (let index = 0; index < 53; index += 1) {
      const id = await givenTrouble('hana', await happened(), 'refused', `cause ${index}`);
      await ownerSql('UPDATE notification SET finished_at = now() - make_interval(mins => $2) WHERE id = $1', [
        id,
        index,
      ]);
    }
    const he = await signIn('he');
    const first = await listMailTroubles(he, {});
    const second = await listMailTroubles(he, { after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map((row) => row.said)).toEqual(
      Array.from({ length: 53 }, (_, index) => `cause ${index}`),
    );
    expect(first.views[0]).toEqual({ name: 'refused', count: 53 });
  });
});

describe('an event of which no mails could be made', () => {
  it('is listed, told again by hand, and then somebody is told', async () => {
    const eventId = await happened();
    await givenParkedNotice(eventId);
    const he = await signIn('he');
    const { rows } = await listMailTroubles(he, { show: 'parked' });
    expect(rows).toMatchObject([{ id: eventId, eventName: 'escalation.replied', said: 'no way', attempts: 8 }]);
    await fanOutNotifications();
    expect(await mails()).toEqual([]);
    expect(failureOf(await resendNotice(he, { id: eventId }))).toBeNull();
    await fanOutNotifications();
    expect((await mails()).map((mail) => mail.email)).toEqual([PEOPLE.hana.email]);
  });
});
