import { appPool } from '@/lib/platform/db';

export type Statement = { text: string; values: unknown[] };
type Query = string | { text: string; values?: unknown[] };

/**
 * Writes down every statement that the application's role sends to PostgreSQL from now on, BEGIN and COMMIT among them, as pg itself is
 * handed it. Call it before the first query of the process.
 */
export function recordStatements(): {
  during<T>(work: () => Promise<T>): Promise<{ value: T; statements: Statement[] }>;
} {
  let statements: Statement[] = [];
  appPool().on('connect', (client) => {
    const send = client.query.bind(client) as (query: Query, ...rest: unknown[]) => unknown;
    const note = (query: Query, ...rest: unknown[]) => {
      const [text, values] =
        typeof query === 'string' ? [query, Array.isArray(rest[0]) ? rest[0] : []] : [query.text, query.values ?? []];
      statements.push({ text, values });
      return send(query, ...rest);
    };
    Object.assign(client, { query: note });
  });
  return {
    during: async (work) => {
      statements = [];
      const value = await work();
      return { value, statements };
    },
  };
}
