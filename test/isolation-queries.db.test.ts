import { describe, expect, it } from 'vitest';
import { signIn, useDatabase } from './database';
import { PURE, QUERIES } from './isolation-queries';
import { answerOf, functionsOf } from './isolation-watch';
import { type Ids, makeWorld, unknownIds } from './isolation-world';

useDatabase();

/** Instants and the keys of fresh forms differ from call to call and tell nothing. */
const withoutInstants = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'an instant').replace(/"key":"[0-9a-f-]{36}"/g, '"key":"a fresh one"');

/** One for all, as queries change nothing. */
let made: Promise<Ids> | undefined;
const world = () => {
  made ??= makeWorld('submitted');
  return made;
};

describe('every exported query', () => {
  it('has a sample, and every sample a query', async () => {
    const names = [...(await functionsOf('queries')).keys()].filter((name) => !PURE.includes(name));
    expect(Object.keys(QUERIES).sort()).toEqual(names.sort());
  });

  it.each(Object.keys(QUERIES))('%s tells its rightful reader, and a stranger nothing', async (name) => {
    const sample = QUERIES[name];
    if (!sample) throw new Error('no sample');
    const ids = await world();
    const rightful = await answerOf(async () => sample.call(await signIn(sample.rightful), ids));
    for (const word of sample.tells(ids)) expect(rightful).toContain(word);
    expect(sample.tells(ids).length).toBeGreaterThan(0);
    for (const stranger of sample.strangers) {
      const viewer = await signIn(stranger);
      const answer = await answerOf(() => sample.call(viewer, ids));
      for (const word of sample.tells(ids)) expect(`${stranger}: ${answer}`).not.toContain(word);
      const unknown = await answerOf(() => sample.call(viewer, unknownIds()));
      expect(`${stranger}: ${withoutInstants(answer)}`).toBe(`${stranger}: ${withoutInstants(unknown)}`);
    }
  });
});
