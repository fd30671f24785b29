import { beforeAll, describe, expect, it } from 'vitest';
import { type Cockpit, type CockpitSearch, getCockpit } from '@/lib/customers/queries/get-cockpit';
import { COCKPIT_SORTS } from '@/lib/customers/rules/cockpit';
import type { Viewer } from '@/lib/policy/enter';
import { ORGANIZATIONS, type PersonKey } from './cast';
import { fillCockpit } from './cockpit-rows';
import { recordStatements } from './counted-statements';
import { ownerSql, signIn, useDatabase } from './database';

useDatabase();

/** BEGIN, enter() and COMMIT are three; the newest events, the services, their issues, the customers, and the largest subscriptions. */
const STATEMENTS = 8;
const SEARCHES: CockpitSearch[] = [
  {},
  ...COCKPIT_SORTS.map((sort) => ({ sort })),
  { sort: 'ends', dir: 'reverse' },
  { q: 'company' },
];
const seen = new Map<number, number[]>();
let ada: Viewer;

beforeAll(async () => {
  const recorder = recordStatements();
  ada = await signIn('ada');
  for (const count of [30, 3_000]) {
    await fillCockpit(count);
    const statements = [];
    for (const search of SEARCHES)
      statements.push((await recorder.during(() => getCockpit(ada, search))).statements.length);
    seen.set(count, statements);
  }
}, 240_000);

async function everyPage(viewer: Viewer, search: CockpitSearch): Promise<Cockpit['rows']> {
  const rows: Cockpit['rows'] = [];
  let after: string | undefined;
  do {
    const page = await getCockpit(viewer, { ...search, ...(after ? { after } : {}) });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}

describe('the cockpit of a partner', () => {
  it('takes the same number of SQL statements over 3,000 customers as over 30, by every sort', () => {
    expect(seen.get(30)).toEqual(SEARCHES.map(() => STATEMENTS));
    expect(seen.get(3_000)).toEqual(SEARCHES.map(() => STATEMENTS));
  });

  it.each(['ends', 'worst', 'name'])(
    'sorted by %s it pages through every customer once, both ways round',
    async (sort) => {
      const forth = await everyPage(ada, { sort, q: 'company 000' });
      const back = await everyPage(ada, { sort, dir: 'reverse', q: 'company 000' });
      expect(forth.length).toBeGreaterThan(50);
      expect(new Set(forth.map((row) => row.id)).size).toBe(forth.length);
      expect(back.map((row) => row.id).reverse()).toEqual(forth.map((row) => row.id));
    },
  );

  it('counts what is open and whose turn it is, and puts what is deleted within days first', async () => {
    const [first] = (await getCockpit(ada, { q: 'company 00097' })).rows;
    expect(first).toMatchObject({ cases: { open: 1, ours: 1 }, escalations: { open: 2, ours: 1 } });
    expect(first?.deletesAt).not.toBeNull();
    const ends = await getCockpit(ada, { sort: 'ends' });
    const nearest = ends.rows.map((row) =>
      Math.min(...[row.deletesAt, row.expiresAt].flatMap((at) => at?.getTime() ?? [])),
    );
    expect(nearest).toEqual([...nearest].sort((a, b) => a - b));
    const [worst] = (await getCockpit(ada, {})).rows;
    expect([worst?.health?.classification, worst?.deletesAt !== null]).toContainEqual(true);
  });

  it('shows each role what its rights reach, and no more', async () => {
    const sight = async (person: PersonKey) => (await getCockpit(await signIn(person), {})).sight;
    expect(await sight('hana')).toEqual({
      cases: true,
      escalations: true,
      health: true,
      subscriptions: false,
      requests: false,
    });
    expect(await sight('sam')).toEqual({
      cases: false,
      escalations: false,
      health: false,
      subscriptions: true,
      requests: true,
    });
    const sams = (await getCockpit(await signIn('sam'), { sort: 'escalations', q: 'company' })).rows;
    expect(sams.every((row) => row.escalations.open + row.cases.open === 0 && row.health === null)).toBe(true);
    for (const person of ['bo', 'ula', 'tina', 'lin'] as const)
      await expect(getCockpit(await signIn(person), {})).rejects.toMatchObject({ failure: { kind: 'refused' } });
  });

  it('has no customer of another partner in it', async () => {
    const rows = await everyPage(await signIn('fei'), {});
    expect(rows.map((row) => row.name).sort()).toEqual(['Adatum', 'Tailspin Toys']);
    expect(rows.every((row) => row.escalations.open === 0)).toBe(true);
    const [found] = await ownerSql<{ count: number }>(
      'SELECT count(*)::int AS count FROM relation WHERE partner_id = $1',
      [ORGANIZATIONS.contoso.id],
    );
    expect(found?.count).toBe(3_000);
  });

  it('takes a cursor of another list, or a broken one, for the first page', async () => {
    const first = (await getCockpit(ada, {})).rows.map((row) => row.id);
    for (const after of ['nonsense', Buffer.from('["1","2","x","y","z"]').toString('base64url')])
      expect((await getCockpit(ada, { after })).rows.map((row) => row.id)).toEqual(first);
  });
});
