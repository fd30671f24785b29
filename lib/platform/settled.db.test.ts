import { describe, expect, it } from 'vitest';
import { useDatabase } from '@/test/database';
import { appDb, settled, type Transaction } from './db';

useDatabase({ pool: 4 });

const hold = (tx: Transaction, lock: number) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::bigint)`;
const refuse = (tx: Transaction, state: string) =>
  tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${state}'; END $$`);

/** Tries a transaction that is refused for this reason; how often it was begun. */
async function begunUntil(state: string): Promise<number> {
  let begun = 0;
  const trying = settled(() =>
    appDb().$transaction(async (tx) => {
      begun += 1;
      await refuse(tx, state);
    }),
  );
  await expect(trying).rejects.toThrow('refused');
  return begun;
}

describe('a transaction that others undo', () => {
  it('by a deadlock is begun anew, and both are done', async () => {
    let begun = 0;
    let arrived = () => {};
    const both = new Promise<void>((resolve) => {
      let waiting = 2;
      arrived = () => {
        waiting -= 1;
        if (waiting === 0) resolve();
      };
    });
    const crossing = (first: number, second: number) =>
      settled(() =>
        appDb().$transaction(async (tx) => {
          begun += 1;
          await hold(tx, first);
          arrived();
          await both;
          await hold(tx, second);
          return first;
        }),
      );
    expect(await Promise.all([crossing(7_001, 7_002), crossing(7_002, 7_001)])).toEqual([7_001, 7_002]);
    expect(begun).toBe(3);
  });

  it('again and again is given up', async () => {
    expect(await begunUntil('40001')).toBe(5);
  });

  it('by a refusal of the database is asked once more: the first lock may know by now', async () => {
    expect(await begunUntil('42501')).toBe(2);
  });

  it('by anything else is not', async () => {
    expect(await begunUntil('23514')).toBe(1);
  });
});
