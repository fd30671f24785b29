import { describe, expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import type { Viewer } from '@/lib/policy/enter';
import { ownerSql, signIn, useDatabase } from './database';
import { COMMANDS } from './isolation-commands';
import { asText, everything, functionsOf, NOTHING } from './isolation-watch';
import { makeWorld, unknownIds } from './isolation-world';
import { lastRecorded, unsaidSince } from './record-says';

useDatabase();

describe('every exported command', () => {
  it('has a sample, and every sample a command', async () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...(await functionsOf('commands')).keys()].sort());
  });

  it.each(Object.keys(COMMANDS))(
    '%s works for its rightful actor, is on the record in words (P20), and for a stranger changes nothing',
    async (name) => {
      const sample = COMMANDS[name];
      if (!sample) throw new Error('no sample');
      const command = (await functionsOf('commands')).get(name) as Command<unknown>;
      const ids = await makeWorld(sample.stage ?? 'submitted', sample.caseState);
      const rightful: Viewer = await signIn(sample.rightful);
      const watched = async () => (sample.own ? asText(await ownerSql(sample.own)) : everything());
      const input = () => sample.input(ids, rightful);

      const untouched = await watched();
      for (const stranger of sample.strangers) {
        const viewer = await signIn(stranger);
        const outcome = await command(viewer, await input());
        expect([stranger, await watched()]).toEqual([stranger, untouched]);
        if (sample.own) continue;
        expect([stranger, outcome.ok]).toEqual([stranger, false]);
        if (!outcome.ok) expect(NOTHING).toContain(outcome.failure.kind);
        expect(await command(viewer, await sample.input(unknownIds(), viewer))).toEqual(outcome);
      }

      const since = await lastRecorded();
      expect(await command(rightful, await input())).toMatchObject({ ok: true });
      expect(await unsaidSince(since)).toEqual([]);
      const changed = await watched();
      expect(changed).not.toBe(untouched);

      for (const stranger of sample.strangers) {
        const outcome = await command(await signIn(stranger), await input());
        expect([stranger, await watched()]).toEqual([stranger, changed]);
        if (!sample.own && !outcome.ok) expect(NOTHING).toContain(outcome.failure.kind);
      }
    },
  );
});
