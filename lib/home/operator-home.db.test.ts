import { describe, expect, it } from 'vitest';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { type PersonKey, personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { escalationRow, ownerInserts } from '@/test/rows';
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
    expect(await counts('he')).toEqual({ parked: 0, arrears: 1 });
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

  it('stops counting at a thousand, and says so', async () => {
    await ownerSql(`
      INSERT INTO escalation SELECT (jsonb_populate_record(NULL::escalation, to_jsonb(e) || jsonb_build_object('id', gen_random_uuid(), 'submit_key', gen_random_uuid(),
        'number', '6' || lpad(n::text, 14, '0')))).* FROM generate_series(1, 1001) n, (SELECT * FROM escalation LIMIT 1) e`);
    const { counts: shown } = await getOperatorHome(await signIn('lin'));
    expect(shown.find((one) => one.name === 'unassigned')).toMatchObject({ count: 1_000, isMore: true });
  });
});
