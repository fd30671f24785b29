import { describe, expect, it } from 'vitest';
import { ownerSql, useDatabase } from '@/test/database';
import { attempt, claimAndDie, givenNotice, onlyMail, settle, useSmtp } from '@/test/mail-attempts';
import { mailTimePasses } from '@/test/mail-stories';

useDatabase();
const { current: smtp } = useSmtp();

describe('a worker that dies', () => {
  it('before the last byte leaves a mail that the next one sends, after its lease', async () => {
    await givenNotice();
    expect(await claimAndDie()).toBe(1);
    expect(await attempt()).toEqual([]);
    await mailTimePasses();
    expect(await attempt()).toEqual(['sent']);
    expect(smtp().received).toHaveLength(1);
  });

  it('after the last byte leaves it unknown whether the mail arrived: nobody sends it again', async () => {
    await givenNotice();
    await claimAndDie();
    await ownerSql("UPDATE notification SET state = 'sending'");
    await settle();
    expect((await onlyMail())?.state).toBe('sending');
    await mailTimePasses();
    await settle();
    expect(await onlyMail()).toMatchObject({ state: 'unknown', last_error: 'interrupted' });
    expect(await attempt()).toEqual([]);
    expect(smtp().received).toEqual([]);
  });

  it('asked to stop before the last byte, keeps the mail for the next', async () => {
    await givenNotice();
    const leaving = new AbortController();
    smtp().behaviour = { onRcptTo: () => leaving.abort() };
    expect(await attempt(leaving.signal)).toEqual(['pending']);
    smtp().behaviour = {};
    expect(await attempt()).toEqual(['sent']);
  });

  it('too slow for its lease sends nothing, as another has the mail', async () => {
    await givenNotice();
    smtp().behaviour = {
      onRcptTo: (_address, _session, callback) => {
        ownerSql("UPDATE notification SET leased_until = now() - interval '1 second'").then(() => callback());
      },
    };
    expect(await attempt()).toEqual(['pending']);
    expect(smtp().received).toEqual([]);
  });
});

it('what could not be sent in three days is given up', async () => {
  await givenNotice();
  await ownerSql("UPDATE notification SET created_at = now() - interval '73 hours'");
  await settle();
  expect((await onlyMail())?.state).toBe('expired');
  expect(await attempt()).toEqual([]);
});
