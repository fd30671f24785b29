import { describe, expect, it } from 'vitest';
import { responseClock } from '@/lib/escalations/rules/clock';
import type { EscalationState } from '@/lib/escalations/rules/states';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { escalationRow, ownerInserts } from '@/test/rows';
import { getOperatorHome } from './queries/operator-home';

useDatabase();

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const weeks = async () => (await getOperatorHome(await signIn('lin'))).weeks ?? [];
const sum = (rows: Awaited<ReturnType<typeof weeks>>, figure: 'filed' | 'met' | 'late' | 'closed') =>
  rows.reduce((total, week) => total + week[figure], 0);

/** Each: filed so many hours ago, due in so many; answered, waiting, paused, ended. Wherever the clock differs. */
const GIVEN = [
  { filed: -30, due: -10, answered: -12 },
  { filed: -30, due: -10, answered: -9 },
  { filed: -30, due: -10, answered: -9, paused: 2 },
  { filed: -30, due: -10 },
  { filed: -30, due: 5 },
  { filed: -30, due: -2, state: 'waiting_for_partner', waiting: -20 },
  { filed: -30, due: -10, state: 'waiting_for_partner', waiting: -5 },
  { filed: -30, due: -10, answered: -8, state: 'waiting_for_partner', waiting: -20 },
  { filed: -30, due: -10, state: 'resolved' },
  { filed: -30, due: -10, state: 'withdrawn' },
  { filed: -30, due: -10, answered: -9, state: 'closed' },
] as const satisfies readonly Given[];
type Given = {
  filed: number;
  due: number;
  answered?: number;
  paused?: number;
  state?: EscalationState;
  waiting?: number;
};

const TURNS: Partial<Record<EscalationState, string>> = {
  waiting_for_partner: 'partner',
  resolved: 'partner',
  closed: 'nobody',
  withdrawn: 'nobody',
};

async function file({ filed, due, answered, paused, state = 'in_triage', waiting }: Given, change = {}): Promise<void> {
  await ownerInserts(
    'escalation',
    escalationRow('hana', 'tailspin', 'exchange', {
      filed_at: at(filed),
      response_due_at: at(due),
      first_response_at: answered === undefined ? null : at(answered),
      paused_ms: (paused ?? 0) * HOUR,
      waiting_since: waiting === undefined ? null : at(waiting),
      state,
      turn: TURNS[state] ?? 'operator',
      updated_at: at(-1),
      closed_at: TURNS[state] === 'nobody' ? at(-1) : null,
      ...change,
    }),
  );
}

describe("the twelve weeks on the operator's start page", () => {
  it('count in time and late exactly as the clock of each request says it', async () => {
    for (const one of GIVEN) await file(one);
    const rows = await ownerSql<{
      state: EscalationState;
      filed_at: Date;
      response_due_at: Date;
      first_response_at: Date | null;
      waiting_since: Date | null;
      paused_ms: string;
    }>('SELECT * FROM escalation');
    const clocks = rows.map(
      (row) =>
        responseClock(
          {
            state: row.state,
            filedAt: row.filed_at,
            responseDueAt: row.response_due_at,
            firstResponseAt: row.first_response_at,
            waitingSince: row.waiting_since,
            pausedMs: Number(row.paused_ms),
          },
          new Date(),
        ).state,
    );
    const of = (...states: string[]) => clocks.filter((clock) => states.includes(clock)).length;
    const shown = await weeks();
    expect(of('met')).toBeGreaterThan(1);
    expect(of('missed', 'breached')).toBeGreaterThan(2);
    expect([sum(shown, 'filed'), sum(shown, 'met'), sum(shown, 'late'), sum(shown, 'closed')]).toEqual([
      GIVEN.length,
      of('met'),
      of('missed', 'breached'),
      2,
    ]);
  });

  it('are twelve, of Beijing time, and empty ones are there', async () => {
    const before = await weeks();
    expect(before).toHaveLength(12);
    const mondays = before.map((week) => new Date(`${week.monday}T00:00:00+08:00`).getTime());
    for (const [place, monday] of mondays.entries()) expect(monday).toBe((mondays[0] ?? 0) + place * WEEK);
    expect(mondays.at(-1)).toBeLessThanOrEqual(Date.now());
    expect((mondays.at(-1) ?? 0) + WEEK).toBeGreaterThan(Date.now());
    const [first] = mondays;
    const beginning = { filed_at: new Date(first ?? 0).toISOString() };
    await file({ filed: 0, due: 1 }, beginning);
    await file({ filed: 0, due: 1 }, { filed_at: new Date((first ?? 0) - 1_000).toISOString() });
    expect((await weeks())[0]?.filed).toBe((before[0]?.filed ?? 0) + 1);
  });

  it('are for those who read escalations alone', async () => {
    for (const person of ['he', 'wu'] as const) expect((await getOperatorHome(await signIn(person))).weeks).toBeNull();
  });
});
