import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { day, targets } from '@/test/isolation-operator';
import { filing, makeWorld } from '@/test/isolation-world';
import { done, events, failureOf } from '@/test/outcomes';
import { announceCalendar } from './commands/announce-calendar';
import { changeCalendar } from './commands/change-calendar';
import { changeTargets } from './commands/change-targets';
import { setSeverity } from './commands/set-severity';
import { submitEscalation } from './commands/submit-escalation';
import { getCalendar, getTargets, tryCalendar, tryTargets } from './queries/promises';

useDatabase();

const version = async () => String((await getTargets(await signIn('zhao'))).version);
const due = async (number: string) =>
  (await ownerSql<{ at: string }>('SELECT response_due_at::text AS at FROM escalation WHERE number = $1', [number]))[0]
    ?.at;

describe('the table of response targets (P21)', () => {
  it('is changed by the lead on the version that she saw; of two the second is told, and keeps both versions', async () => {
    const [zhao, he] = [await signIn('zhao'), await signIn('he')];
    const seen = await version();
    done(await changeTargets(zhao, targets('5', seen)));
    expect(failureOf(await changeTargets(he, targets('9', seen)))).toEqual({
      kind: 'stale',
      version: Number(seen) + 1,
    });
    const table = await getTargets(he);
    expect(table.targets.find((one) => one.key === 'c_billing')?.businessDays).toBe(5);
    expect(table).toMatchObject({ changedBy: 'Zhao Min 赵敏', version: Number(seen) + 1 });
    expect(failureOf(await changeTargets(he, targets('5', await version())))).toEqual({
      kind: 'conflict',
      why: 'nothing_changed',
    });
    const [event] = await events('promise.targets_changed');
    expect(event?.data).toEqual({
      version: Number(seen) + 1,
      target_C_billing_before: '3d 09:00-18:00 business_days',
      target_C_billing_after: '5d 09:00-18:00 business_days',
    });
  });

  it('of two who save at once one wins, in 20 rounds', async () => {
    const both = [await signIn('zhao'), await signIn('he')];
    for (let round = 0; round < 20; round += 1) {
      const seen = await version();
      const outcomes = await Promise.all(
        both.map((viewer, who) => changeTargets(viewer, targets(String(6 + 2 * round + who), seen))),
      );
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(await version()).toBe(String(Number(seen) + 1));
    }
  });

  it('recomputes nothing that was promised; a severity set later counts by the table that stands then', async () => {
    const { number } = await makeWorld('submitted');
    const promised = await due(number);
    await ownerSql("UPDATE sla_target SET business_days = 1 WHERE severity = 'B' AND kind = 'billing'");
    const wide = { ...targets('20', await version()), b_billing_amount: '10' };
    done(await changeTargets(await signIn('zhao'), wide));
    expect(await due(number)).toBe(promised);
    const [row] = await ownerSql<{ version: number }>('SELECT version FROM escalation WHERE number = $1', [number]);
    done(
      await setSeverity(await signIn('lin'), {
        number,
        version: row?.version,
        severity: 'C',
        reason: 'There is a way round it',
      }),
    );
    expect(new Date((await due(number)) ?? '').getTime()).toBeGreaterThan(new Date(promised ?? '').getTime());
  });

  it('is tried on what was filed, by the administrator too, without a word of any request', async () => {
    const { number } = await makeWorld('submitted');
    await ownerSql(
      "UPDATE escalation SET filed_at = filed_at - interval '30 days', response_due_at = now() + interval '1 day' WHERE number = $1",
      [number],
    );
    const tight = { ...targets('1', await version()), c_billing_amount: '1' };
    for (const person of ['zhao', 'he'] as const) {
      const trial = await tryTargets(await signIn(person), tight);
      expect(trial.listed.find((one) => one.number === number)).toMatchObject({ isBreach: true, wasBreach: false });
      expect(trial.breaches).toBe(trial.listed.filter((one) => one.isBreach).length);
      expect(JSON.stringify(trial)).not.toMatch(/title|description|partner's own/);
    }
    expect(await version()).toBe(tight.version);
    await expect(tryTargets(await signIn('he'), { ...tight, b_billing_amount: 'x' })).rejects.toMatchObject({
      failure: { kind: 'invalid', fields: { b_billing_amount: 'target_business_days' } },
    });
  });
});

describe('the business calendar (P21)', () => {
  it('has 2026 as announced, and 2027 provisionally until somebody says otherwise', async () => {
    const zhao = await signIn('zhao');
    const first = await getCalendar(zhao, { year: '2026' });
    expect(first).toMatchObject({ year: 2026, isProvisional: false, can: { change: true } });
    expect(first.days.find((one) => one.date === '2026-10-01')).toMatchObject({ kind: 'holiday' });
    expect(await getCalendar(zhao, { year: '2027' })).toMatchObject({ isProvisional: true, days: [], version: 1 });
    done(await announceCalendar(zhao, { year: '2027', version: '1', standing: 'announced' }));
    expect(failureOf(await announceCalendar(zhao, { year: '2027', version: '2', standing: 'announced' }))).toEqual({
      kind: 'conflict',
      why: 'nothing_changed',
    });
    expect(await getCalendar(zhao, { year: '2027' })).toMatchObject({ isProvisional: false, version: 2 });
    expect((await getCalendar(zhao, { year: 'soon' })).year).toBeGreaterThan(2025);
  });

  it('takes holidays and gives days back, on the version of the year, with before and after on the record', async () => {
    const zhao = await signIn('zhao');
    const seen = async () => String((await getCalendar(zhao, { year: '2027' })).version);
    done(await changeCalendar(zhao, { ...day('2027-10-01', await seen()), to: '2027-10-03', name: '国庆节' }));
    expect((await getCalendar(zhao, { year: '2027' })).days).toHaveLength(3);
    expect(failureOf(await changeCalendar(zhao, day('2027-12-24', '1')))).toMatchObject({ kind: 'stale' });
    expect(failureOf(await changeCalendar(zhao, { ...day('2027-12-24', await seen()), kind: 'workday' }))).toEqual({
      kind: 'invalid',
      fields: { kind: 'workday_anyway' },
    });
    done(await changeCalendar(zhao, { ...day('2027-10-02', await seen()), kind: 'usual', name: '' }));
    const [last, first] = await events('promise.calendar_changed');
    expect(first?.data).toMatchObject({
      calendarBefore: null,
      calendarAfter: expect.stringMatching(/2027-10-01 holiday 国庆节; .*10-03/),
    });
    expect(last?.data).toMatchObject({ calendarBefore: '2027-10-02 holiday 国庆节', calendarAfter: null });
    expect((await getCalendar(zhao, { year: '2027' })).days.map((one) => one.date)).toEqual([
      '2027-10-01',
      '2027-10-03',
    ]);
  });

  it('is kept for a year that nobody had entered before, provisionally, and tried first', async () => {
    const zhao = await signIn('zhao');
    expect(await tryCalendar(zhao, day('2028-05-01', '0'))).toMatchObject({ breaches: expect.any(Number) });
    done(await changeCalendar(zhao, day('2028-05-01', '0')));
    expect(await getCalendar(zhao, { year: '2028' })).toMatchObject({
      isProvisional: true,
      version: 1,
      days: [{ date: '2028-05-01' }],
    });
  });

  it('closes 60 days in a row at most, said beside its last day when tried and when saved', async () => {
    const zhao = await signIn('zhao');
    done(await changeCalendar(zhao, { ...day('2029-03-01', '0'), to: '2029-03-31' }));
    const more = { ...day('2029-04-01', '1'), to: '2029-05-01' };
    const refused = { kind: 'invalid', fields: { to: 'closed_too_long' } };
    expect(failureOf(await changeCalendar(zhao, more))).toEqual(refused);
    await expect(tryCalendar(zhao, more)).rejects.toMatchObject({ failure: refused });
    expect((await getCalendar(zhao, { year: '2029' })).days).toHaveLength(31);
  });

  it('without a business day for years, as an older one may stand, keeps nobody from filing', async () => {
    const zhao = await signIn('zhao');
    const closed = `INSERT INTO calendar_day SELECT d::date, 'holiday', 'Closed' FROM generate_series(now(), now() + interval '600 days', '1 day') d
      ON CONFLICT (date) DO UPDATE SET kind = 'holiday', name = 'Closed'`;
    await ownerSql(closed);
    const typed = filing({ customerId: ORGANIZATIONS.tailspin.id, serviceId: 'exchange' });
    const { number } = done(await submitEscalation(await signIn('hana'), typed));
    expect(new Date((await due(number)) ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(await tryTargets(zhao, targets('5', await version()))).toMatchObject({ breaches: expect.any(Number) });
    await ownerSql("DELETE FROM calendar_day WHERE name = 'Closed'");
  });
});

describe('in raw SQL', () => {
  const REFUSED = { code: '42501' };
  it('promises and calendar are the lead’s and the administrator’s alone', async () => {
    const statements = [
      'UPDATE sla_target SET minutes = minutes',
      "INSERT INTO calendar_day VALUES ('2029-01-01', 'holiday', 'x')",
      "DELETE FROM calendar_day WHERE date = '2026-10-01'",
    ];
    for (const sql of statements) {
      for (const person of ['lin', 'wu', 'qian', 'ada', 'tina'] as const)
        await expect(asRole('app', sql, { person, undo: true })).rejects.toMatchObject(REFUSED);
      await expect(asRole('worker', sql, { undo: true })).rejects.toMatchObject(REFUSED);
      await expect(asRole('app', sql, { undo: true })).rejects.toMatchObject(REFUSED);
      for (const person of ['zhao', 'he'] as const)
        expect((await asRole('app', sql, { person, undo: true })).rowCount).toBeGreaterThan(0);
    }
    for (const sql of [
      'DELETE FROM sla_target',
      "UPDATE sla_target SET severity = 'A'",
      'UPDATE calendar_day SET name = name',
    ])
      await expect(asRole('app', sql, { person: 'he', undo: true })).rejects.toMatchObject(REFUSED);
  });

  it('the clocks of requests are told to who may change promises, and only those of 500', async () => {
    await makeWorld('submitted');
    const count = async (person: 'zhao' | 'he' | 'lin' | 'qian' | 'wu' | 'ada' | 'tina') =>
      (await asRole<{ count: number }>('app', 'SELECT count(*)::int AS count FROM promise_clocks(100000)', { person }))
        .rows[0]?.count;
    expect([await count('zhao'), await count('he')].every((found) => (found ?? 0) > 0)).toBe(true);
    for (const person of ['lin', 'qian', 'wu', 'ada', 'tina'] as const)
      expect([person, await count(person)]).toEqual([person, 0]);
  });
});
