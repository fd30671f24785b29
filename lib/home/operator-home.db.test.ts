import { describe, expect, it } from 'vitest';
import { announceCalendar } from '@/lib/escalations/commands/announce-calendar';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { getCalendar } from '@/lib/escalations/queries/promises';
import { listPeople } from '@/lib/identity/queries/list-people';
import { listOffBoarding } from '@/lib/leaving/queries/list-off-boarding';
import { listMailTroubles } from '@/lib/notifications/queries/list-mail-troubles';
import { listOrganizations } from '@/lib/organizations/queries/list-organizations';
import { ORGANIZATIONS, type PersonKey, personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { givenOffer } from '@/test/offer-forms';
import { escalationRow, eventRow, ownerInserts } from '@/test/rows';
import { givenParkedNotice, givenTrouble } from '@/test/rows-notifications';
import { givenInvitation, givenUnledPartner } from '@/test/rows-people';
import type { OperatorCount } from './internal/operator-counts';
import { getOperatorHome } from './queries/operator-home';

useDatabase();

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** One that was filed so many hours ago and is due in so many; negative when it is overdue. */
const given = (filedHoursAgo: number, dueInHours: number, change: Record<string, string | number | null> = {}) =>
  ownerInserts(
    'escalation',
    escalationRow('hana', 'tailspin', 'exchange', {
      filed_at: at(-filedHoursAgo),
      response_due_at: at(dueInHours),
      queue_rank: 0,
      queue_at: at(dueInHours),
      ...change,
    }),
  );
const toColleague = async () => (await givenInvitation({ to: 'operator', by: 'he', roles: ['auditor'] })).id;
const counts = async (person: PersonKey) =>
  Object.fromEntries((await getOperatorHome(await signIn(person))).counts.map(({ name, count }) => [name, count]));

describe("the operator's start page", () => {
  it('counts the queue by clock exactly as the queue itself shows it', async () => {
    await given(30, -2);
    await given(30, -1, { health_issue_id: 'EX413207' });
    await given(8, 1, { health_issue_id: 'EX413207' });
    await given(8, 5);
    await given(30, -3, { queue_rank: 1, first_response_at: at(-4) });
    await given(30, -3, { turn: 'partner', state: 'waiting_for_partner', waiting_since: at(-4), queue_rank: 2 });
    const { rows } = await listEscalations(await signIn('lin'), { view: 'open' });
    const clocks = (state: string) => rows.filter((row) => row.clock.state === state).length;
    expect([clocks('breached'), clocks('due_soon')]).toEqual([2, 1]);
    expect(await counts('lin')).toEqual({ breached: 2, due_soon: 1, unassigned: 5, mine: 0, waiting: 1 });
    const { incidents } = await getOperatorHome(await signIn('zhao'));
    expect(incidents).toMatchObject([{ id: 'EX413207', escalations: 2, open: 2 }]);
  });

  it('shows each role what is its to look after, and nobody of another side anything', async () => {
    expect(Object.keys(await counts('wu'))).toEqual(['drafts', 'in_review', 'approved']);
    expect(Object.keys(await counts('he'))).toEqual([
      'parked',
      'mails',
      'invitations',
      'without_admin',
      'unpriced',
      'provisional',
      'off_boarding',
      'arrears',
    ]);
    expect((await getOperatorHome(await signIn('he'))).incidents).toBeNull();
    expect(Object.keys(await counts('qian'))).toEqual([
      'breached',
      'due_soon',
      'unassigned',
      'waiting',
      'in_review',
      'parked',
      'arrears',
    ]);
    const others = personKeys.filter((key) => !['lin', 'zhao', 'wu', 'he', 'qian'].includes(key));
    for (const person of others)
      await expect(getOperatorHome(await signIn(person))).rejects.toMatchObject({ failure: { kind: 'refused' } });
  });

  it('counts for the administrator what each of the pages behind it shows', async () => {
    const before = await counts('he');
    const he = await signIn('he');
    const escalation = escalationRow('hana', 'tailspin', 'exchange');
    const event = eventRow('operator_partner', escalation, 'lin');
    await ownerInserts('escalation', escalation);
    await ownerInserts('event', event);
    await givenTrouble('hana', event.id, 'unknown');
    await givenParkedNotice(event.id);
    const [over, refused] = [await toColleague(), await toColleague(), await toColleague()];
    await ownerSql("UPDATE account_link SET expires_at = now() - interval '1 day' WHERE invitation_id = $1", [over]);
    await ownerSql("UPDATE account_link SET state = 'refused' WHERE invitation_id = $1", [refused]);
    await givenUnledPartner();
    await givenOffer({ price: '' });
    await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1", [ORGANIZATIONS.adatum.id]);
    const after = await counts('he');
    const more = (name: OperatorCount) => (after[name] ?? 0) - (before[name] ?? 0);
    expect([more('mails'), more('invitations'), more('without_admin'), more('unpriced')]).toEqual([2, 2, 1, 1]);
    expect(more('off_boarding')).toBe(1);
    const troubles = await listMailTroubles(he, {});
    expect(troubles.show).toBe('unknown');
    expect(troubles.views.reduce((sum, one) => sum + one.count, 0)).toBe(after.mails);
    const { rows, views } = await listOrganizations(he, { view: 'without_admin' });
    expect([rows.length, views.find((one) => one.name === 'without_admin')?.count]).toEqual([
      after.without_admin,
      after.without_admin,
    ]);
    const states = (await listPeople(he, { view: 'invited' })).rows.map((one) => [one.id, one.state]);
    expect(states).toEqual(
      expect.arrayContaining([
        [over, 'expired'],
        [refused, 'invited'],
      ]),
    );
    expect((await listOffBoarding(he)).filter((one) => one.offBoardedAt === null)).toHaveLength(
      after.off_boarding ?? 0,
    );
  });

  it('leads to the first year of which no calendar is announced, of as many as are counted', async () => {
    const he = await signIn('he');
    const { provisional = 0 } = await counts('he');
    expect(provisional).toBeGreaterThan(0);
    const shown: number[] = [];
    for (let left = provisional; left > 0; left -= 1) {
      const { year, version, isProvisional } = await getCalendar(he, { year: 'provisional' });
      expect(isProvisional).toBe(true);
      shown.push(year);
      await announceCalendar(he, { year: String(year), version: String(version), standing: 'announced' });
    }
    expect(new Set(shown).size).toBe(provisional);
    expect(await counts('he')).toMatchObject({ provisional: 0 });
    expect((await getCalendar(he, { year: 'provisional' })).isProvisional).toBe(false);
  });

  it('stops counting at a thousand, and says so', async () => {
    await ownerSql(`
      INSERT INTO escalation SELECT (jsonb_populate_record(NULL::escalation, to_jsonb(e) || jsonb_build_object('id', gen_random_uuid(), 'submit_key', gen_random_uuid(),
        'number', '6' || lpad(n::text, 14, '0')))).* FROM generate_series(1, 1001) n, (SELECT * FROM escalation LIMIT 1) e`);
    const { counts: shown } = await getOperatorHome(await signIn('lin'));
    expect(shown.find((one) => one.name === 'unassigned')).toMatchObject({ count: 1_000, isMore: true });
  });
});
