import { describe, expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError, type Failure } from '@/lib/shared/errors';
import { ownerSql, signIn, useDatabase } from './database';
import { COMMANDS } from './isolation-commands';
import { PURE, QUERIES } from './isolation-queries';
import { makeWorld, unknownIds } from './isolation-world';
import { lastRecorded, unsaidSince } from './record-says';
import { sources } from './source-files';

/** P19: what may not be seen does not exist. A refusal speaks of the role, never of the record. */
const NOTHING: Failure['kind'][] = ['not_found', 'refused'];

useDatabase();

async function functionsOf(kind: 'queries' | 'commands'): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const { path: file, isTest } of sources) {
    const [, domain, folder] = /^lib\/([\w-]+)\/(queries|commands)(?:\/|\.ts)/.exec(file) ?? [];
    if (isTest || folder !== kind) continue;
    const exported = (await import(/* @vite-ignore */ `../${file}`)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (typeof value === 'function') found.set(`${domain}.${name}`, value);
  }
  return found;
}

/** An answer as text: instants and the keys of fresh forms differ from call to call and tell nothing. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? 'nothing';
const withoutInstants = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'an instant');

async function answerOf(work: () => Promise<unknown>): Promise<string> {
  try {
    return asText(await work());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(NOTHING).toContain(error.failure.kind);
    return asText(error.failure);
  }
}

/** A sum over every row of every table but the sessions, which each request touches. */
async function everything(): Promise<string> {
  const tables = await ownerSql<{ name: string }>(`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'session' ORDER BY 1`);
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${name} t`,
  );
  // In order: of so many tables PostgreSQL appends in parallel, in whatever order they are done.
  return asText(await ownerSql(`${sums.join(' UNION ALL ')} ORDER BY name`));
}

describe('every exported query', () => {
  it('has a sample, and every sample a query', async () => {
    const names = [...(await functionsOf('queries')).keys()].filter((name) => !PURE.includes(name));
    expect(Object.keys(QUERIES).sort()).toEqual(names.sort());
  });

  it.each(Object.keys(QUERIES))('%s tells its rightful reader, and a stranger nothing', async (name) => {
    const sample = QUERIES[name];
    if (!sample) throw new Error('no sample');
    const ids = await makeWorld('submitted');
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
        const outcome = await command(viewer, input());
        expect([stranger, await watched()]).toEqual([stranger, untouched]);
        if (sample.own) continue;
        expect([stranger, outcome.ok]).toEqual([stranger, false]);
        if (!outcome.ok) expect(NOTHING).toContain(outcome.failure.kind);
        expect(await command(viewer, sample.input(unknownIds(), viewer))).toEqual(outcome);
      }

      const since = await lastRecorded();
      expect(await command(rightful, input())).toMatchObject({ ok: true });
      expect(await unsaidSince(since)).toEqual([]);
      const changed = await watched();
      expect(changed).not.toBe(untouched);

      for (const stranger of sample.strangers) {
        const outcome = await command(await signIn(stranger), input());
        expect([stranger, await watched()]).toEqual([stranger, changed]);
        if (!sample.own && !outcome.ok) expect(NOTHING).toContain(outcome.failure.kind);
      }
    },
  );
});
