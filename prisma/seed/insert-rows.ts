import type { Client } from 'pg';

export type Row = Record<
  string,
  string | number | boolean | Date | null | readonly string[] | readonly Record<string, string>[]
>;

/** Inserts rows of one table in one statement; all rows name the same columns. `unless` is the text of an ON CONFLICT clause. */
export async function insertRows(client: Client, table: string, rows: readonly Row[], unless = ''): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${unless}`,
    [JSON.stringify(rows)],
  );
}
