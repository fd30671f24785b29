import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownerSql, useDatabase } from './database';
import { root } from './source-files';

useDatabase();

type Column = { table: string; name: string; type: string; isOptional: boolean };

const BY_ATTRIBUTE: Record<string, string> = {
  '@db.Uuid': 'uuid',
  '@db.Timestamptz': 'timestamp with time zone',
  '@db.Date': 'date',
  '@db.VarChar': 'character varying',
};
const BY_TYPE: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  Json: 'jsonb',
};

const schema = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8');
const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)\n\}/gm)].map((match) => {
  const [name = '', body = ''] = [match[1], match[2]];
  return { name, lines: body.split('\n'), table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name };
});
const modelNames = models.map((model) => model.name);

/** The columns of Prisma's models; relations have none. */
const declared: Column[] = models.flatMap(({ table, lines }) =>
  lines.flatMap((line) => {
    const [, field, type = '', mark] = /^ {2}(\w+)\s+(\w+)(\?|\[\])?/.exec(line) ?? [];
    if (!field || modelNames.includes(type)) return [];
    const attribute = /@db\.\w+/.exec(line)?.[0] ?? '';
    const known = BY_ATTRIBUTE[attribute] ?? BY_TYPE[type] ?? `unknown: ${type} ${attribute}`;
    const sqlType = mark === '[]' ? 'ARRAY' : known;
    return [{ table, name: /@map\("(\w+)"\)/.exec(line)?.[1] ?? field, type: sqlType, isOptional: mark === '?' }];
  }),
);

const inOrder = (columns: Column[]) =>
  columns.map(({ table, name, type, isOptional }) => `${table}.${name} ${type}${isOptional ? '?' : ''}`).sort();

describe('the schema of Prisma and the migrations', () => {
  it('have the same tables and columns, of the same types, optional alike', async () => {
    const standing = await ownerSql<Column>(`
      SELECT c.table_name AS "table", c.column_name AS name, c.data_type AS type, c.is_nullable = 'YES' AS "isOptional"
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'`);
    expect(declared.length).toBeGreaterThan(100);
    expect(inOrder(declared)).toEqual(inOrder(standing));
  });

  it('have the same keys', async () => {
    const rows = await ownerSql<{ table: string; columns: string[] }>(`
      SELECT c.conrelid::regclass::text AS "table", ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS columns
      FROM pg_constraint c WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace AND c.conrelid::regclass::text <> '_prisma_migrations'`);
    const keys = models.map(({ table, lines }) => {
      const column = (field: string) => {
        const line = lines.find((one) => new RegExp(`^ {2}${field}\\s`).test(one)) ?? '';
        return /@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
      };
      const whole = /@@id\(\[([^\]]+)\]/
        .exec(lines.join('\n'))?.[1]
        ?.split(',')
        .map((field) => field.trim());
      const single = lines
        .find((line) => /\s@id\b/.test(line))
        ?.trim()
        .split(/\s+/)[0];
      return `${table}: ${(whole ?? (single ? [single] : [])).map(column).join(', ')}`;
    });
    expect(keys.sort()).toEqual(rows.map((row) => `${row.table}: ${row.columns.join(', ')}`).sort());
  });

  it('have the same named indexes', async () => {
    const rows = await ownerSql<{ name: string }>(`
      SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique`);
    const named = [...schema.matchAll(/@@index\([\s\S]*?map: "(\w+)"/g)].map((match) => match[1]);
    expect(named.sort()).toEqual(rows.map((row) => row.name).sort());
  });

  it('records each migration once, finished', async () => {
    const rows = await ownerSql<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    const folders = readdirSync(path.join(root, 'prisma/migrations'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(rows.map((row) => row.name).sort()).toEqual(folders.map((entry) => entry.name).sort());
  });
});
