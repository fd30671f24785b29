import { expect } from 'vitest';
import { DomainError, type Failure } from '@/lib/shared/errors';
import { ownerSql } from './database';
import { sources } from './source-files';

/** P19: what may not be seen does not exist. A refusal speaks of the role, never of the record. */
export const NOTHING: Failure['kind'][] = ['not_found', 'refused'];

/** Every function that the domains export as a query or as a command, by domain and name. */
export async function functionsOf(kind: 'queries' | 'commands'): Promise<Map<string, unknown>> {
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

/** An answer as text. */
export const asText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? 'nothing';

/** What a query answers, a refusal included; other failures are thrown. */
export async function answerOf(work: () => Promise<unknown>): Promise<string> {
  try {
    return asText(await work());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(NOTHING).toContain(error.failure.kind);
    return asText(error.failure);
  }
}

/**
 * Of every table but the sessions, which each request touches: how many rows there are, and the last transaction that wrote one of them. No row
 * is added, changed or taken away without that.
 */
export async function everything(): Promise<string> {
  const tables = await ownerSql<{ name: string }>(`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'session' ORDER BY 1`);
  const sums = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*) AS rows, max(t.xmin::text::bigint) AS last FROM ${name} t`,
  );
  // In order: of so many tables PostgreSQL appends in parallel, in whatever order they are done.
  return asText(await ownerSql(`${sums.join(' UNION ALL ')} ORDER BY name`));
}
