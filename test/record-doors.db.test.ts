import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { searchRecord } from '@/lib/audit/queries/search-record';
import { changesIn } from '@/lib/audit/rules';
import { beginEnrolment, finishEnrolment, getPending } from '@/lib/factors/second-step';
import { acceptInvitation } from '@/lib/identity/accept-invitation';
import { disablePerson } from '@/lib/identity/commands/disable-person';
import { sendInvitationAgain } from '@/lib/identity/commands/send-invitation-again';
import { resetPassword } from '@/lib/identity/reset-password';
import { signIn as signInByPassword } from '@/lib/identity/sign-in';
import { appDb } from '@/lib/platform/db';
import { hashOf } from '@/lib/shared/ids';
import { recordWordsIn } from '@/lib/web/record-words';
import { PASSWORD, PEOPLE } from './cast';
import { ownerSql, ownerUrl, signIn, useDatabase } from './database';
import { done } from './outcomes';
import { lastRecorded, unsaidSince } from './record-says';
import { givenRequirement } from './rows-factors';
import { givenInvitation, givenPerson, givenReset } from './rows-people';
import { root, sources } from './source-files';

useDatabase();

const PASSWORD_AFTER = 'stapled umbrellas quietly orbit';
const accepted = {
  name: 'Ines Invited',
  locale: 'en',
  timeZone: 'UTC',
  password: PASSWORD_AFTER,
  repeat: PASSWORD_AFTER,
};
const FROM = { userAgent: null };

/** Everything else than the commands that writes on the record, by the file or the function of the database that does. */
const DOORS: Record<string, () => Promise<unknown>> = {
  'lib/factors/second-step.ts': async () => {
    await givenRequirement('helpdesk_agent');
    const by = { address: '127.0.0.1', userAgent: null, device: null };
    const { sessionId } = done(await signInByPassword({ email: PEOPLE.hana.email, password: PASSWORD }, by));
    const viewer = { sessionHash: hashOf(sessionId), requestId: null };
    done(await beginEnrolment(viewer));
    const seed = (await getPending(viewer))?.enrolment?.seed ?? '';
    done(await finishEnrolment(viewer, { code: new TOTP({ secret: seed }).generate() }));
  },
  'scripts/admin-create.ts': async () => {
    const wanted = {
      email: `${randomUUID()}@operator.example`,
      name: 'Rosa Root',
      locale: 'en',
      mail: true,
      another: true,
    };
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/admin-create.ts', JSON.stringify(wanted)],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: ownerUrl(), LIAISON_URL: 'http://localhost:3000' },
      },
    );
    expect([status, stdout]).toEqual([0, expect.stringContaining('mails the link')]);
  },
  accept_invitation: async () => done(await acceptInvitation((await givenInvitation()).secret, accepted, FROM)),
  reset_password: async () =>
    done(await resetPassword(await givenReset('sam'), { password: PASSWORD_AFTER, repeat: PASSWORD_AFTER })),
  sign_in_by_provider: async () => {
    const { email } = await givenInvitation({ roles: ['sales_agent'] });
    expect(
      await appDb().$queryRaw`SELECT outcome FROM sign_in_by_provider('https://idp.example', ${email}, ${email})`,
    ).toEqual([{ outcome: 'open' }]);
  },
  withdraw_fallen_invitations: async () => {
    const [manager, { id }] = [await givenPerson('ula'), await givenInvitation()];
    await ownerSql('UPDATE invitation SET invited_by = $2 WHERE id = $1', [id, manager]);
    done(await disablePerson(await signIn('ada'), { personId: manager }));
  },
};
/** The one way of every command, asked of each in its own test; and what writes the line of the others. */
const FOR_OTHERS = ['lib/command/define-command.ts', 'lib/command/event.ts', 'record_account'];
/** What the calendar does is no organization's act, and on nobody's record. */
const NOBODYS = ['lib/subscriptions/handlers/keep-terms.ts'];

describe('what writes on the record besides the commands', () => {
  it('is listed here', async () => {
    const files = sources
      .filter((file) => !file.isTest && /\brecordEvent\(|INSERT INTO event \(/.test(file.text))
      .map((file) => file.path);
    const functions = await ownerSql<{ name: string }>(
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosrc ~ 'record_account\\(|INSERT INTO event '`,
    );
    const found = [...files, ...functions.map((row) => row.name)];
    expect(found.sort()).toEqual([...Object.keys(DOORS), ...FOR_OTHERS, ...NOBODYS].sort());
  });

  it.each(Object.keys(DOORS))('%s says before and after, in words (P20)', async (name) => {
    const since = await lastRecorded();
    await DOORS[name]?.();
    expect(await lastRecorded()).not.toBe(since);
    expect(await unsaidSince(since)).toEqual([]);
  });
});

describe('what people do with their account', () => {
  const words = recordWordsIn({ locale: 'en', timeZone: 'UTC', names: {} });
  const newest = async (party: string) => {
    const { rows } = await searchRecord(await signIn('ada'), { party });
    return rows.map((row) => ({
      event: row.name,
      whom: words.whom(row),
      act: words.action(row.action),
      changes: changesIn(row.data, row.name).map((change) => words.change(change, row)),
    }));
  };

  it('accepting reads as that, from open to accepted with the roles; by whichever way', async () => {
    await DOORS.sign_in_by_provider?.();
    expect(await newest('ines')).toEqual(
      expect.arrayContaining([
        {
          event: 'person.joined',
          whom: 'Ines Invited',
          act: 'Accept an invitation',
          changes: expect.arrayContaining([
            { field: 'Invitation', before: 'Open', after: 'Accepted' },
            { field: 'Roles', before: '—', after: 'sales agent' },
          ]),
        },
        expect.objectContaining({
          event: 'person.provider_bound',
          changes: [
            { field: 'Account at the identity provider', before: 'Not tied to this one', after: 'Tied to this one' },
          ],
        }),
      ]),
    );
  });

  it('a new password says since when the one before stood, and how many sessions it ended', async () => {
    await ownerSql("UPDATE credential SET changed_at = '2026-01-05T08:00:00Z' WHERE person_id = $1", [PEOPLE.sam.id]);
    await ownerSql('DELETE FROM session WHERE person_id = $1', [PEOPLE.sam.id]);
    await signIn('sam');
    await DOORS.reset_password?.();
    const [event] = await ownerSql<{ data: Record<string, string> }>(
      "SELECT data FROM event WHERE name = 'person.password_reset' ORDER BY seq DESC LIMIT 1",
    );
    expect(event?.data).toMatchObject({
      passwordSetBefore: '2026-01-05T08:00:00.000Z',
      passwordSetAfter: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
      sessionsBefore: 1,
      sessionsAfter: 0,
    });
  });

  it('an invitation that is sent again says until when it was open, and is for whom it names', async () => {
    const { id, email } = await givenInvitation();
    await ownerSql("UPDATE invitation SET expires_at = '2026-11-24T08:00:00Z' WHERE id = $1", [id]);
    done(await sendInvitationAgain(await signIn('ula'), { id }));
    const again = (await newest(email)).find((row) => row.event === 'invitation.sent_again');
    expect(again).toMatchObject({ whom: 'Ines Invited', changes: [{ field: 'Until' }] });
    expect(again?.changes[0]?.before).not.toBe(again?.changes[0]?.after);
  });
});
