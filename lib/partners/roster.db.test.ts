import { expect, it } from 'vitest';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { makeWorld } from '@/test/isolation-world';
import { done, events, failureOf } from '@/test/outcomes';
import { removeShift } from './commands/remove-shift';

useDatabase();

it('a shift is taken off once however often it is sent, and nobody else is told that it was there', async () => {
  const { shiftId: id } = await makeWorld('submitted');
  const [ada, fei] = [await signIn('ada'), await signIn('fei')];
  expect(failureOf(await removeShift(fei, { id }))).toEqual({ kind: 'not_found' });
  const both = await Promise.all([removeShift(ada, { id }), removeShift(await signIn('ada'), { id })]);
  for (const outcome of both) done(outcome);
  done(await removeShift(ada, { id }));
  expect(await events('roster.changed')).toHaveLength(1);
  expect(await ownerSql('SELECT id FROM duty_shift WHERE id = $1', [id])).toEqual([]);
  expect(failureOf(await removeShift(fei, { id }))).toEqual({ kind: 'not_found' });
});
