import { beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from './cast';
import { REFERENCE_TABLES, SECURITY_DEFINERS, WORKER_READS } from './catalogue-lists';
import { adminSql, asRole, ownerSql, useDatabase } from './database';
import { fillEveryTable } from './rows';

const ROLES = ['liaison_app', 'liaison_auth', 'liaison_worker'];

type Named = { name: string };
const names = (rows: Named[]) => rows.map((row) => row.name).sort();
const tablesIn = (schema: string) =>
  adminSql<Named>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = '${schema}'::regnamespace`,
  );

useDatabase();
beforeAll(async () => {
  await fillEveryTable();
  await ownerSql(
    `INSERT INTO escalation_judgement SELECT id, partner_id, 'justified', 'Only the service team could see it', $1, now() FROM escalation`,
    [PEOPLE.lin.id],
  );
});

describe('row-level security', () => {
  it('is enabled and forced on every table but the reference tables', async () => {
    const rows = await adminSql<Named>(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
    expect(names(rows)).toEqual(REFERENCE_TABLES);
  });

  it('leaves no reference table with the column of an organization or a person', async () => {
    const rows = await adminSql<Named>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY($1)
         AND column_name IN ('partner_id', 'customer_id', 'organization_id', 'person_id')`,
      [REFERENCE_TABLES],
    );
    expect(rows).toEqual([]);
  });

  it('has a policy that lets the owner through on every forced table', async () => {
    const rows = await adminSql<Named>(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relforcerowsecurity
        AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
          AND p.roles = '{liaison_owner}' AND p.cmd = 'ALL' AND p.qual = 'true' AND p.with_check = 'true' AND p.permissive = 'PERMISSIVE')`);
    expect(rows).toEqual([]);
  });

  it('has no policy for everybody, and none that lets the application see all', async () => {
    const rows = await adminSql<Named>(`
      SELECT tablename || '.' || policyname AS name FROM pg_policies
      WHERE 'public' = ANY(roles) OR ('liaison_app' = ANY(roles) AND (qual = 'true' OR with_check = 'true'))`);
    expect(rows).toEqual([]);
  });
});

describe('without context', () => {
  const protectedTables = async () =>
    names(await tablesIn('public')).filter((name) => !REFERENCE_TABLES.includes(name));
  const mayRead = async (role: string) => {
    const tables = await protectedTables();
    const rows = await adminSql<Named>(
      `SELECT name FROM unnest($1::text[]) AS name WHERE has_table_privilege($2, 'public.' || name, 'SELECT')`,
      [tables, role],
    );
    return names(rows);
  };
  const countAs = async (role: 'app' | 'worker', table: string) =>
    (await asRole<{ count: number }>(role, `SELECT count(*)::int AS count FROM ${table}`)).rows[0]?.count;

  it('every protected table has rows, so that an empty answer means something', async () => {
    for (const table of await protectedTables()) {
      const [row] = await ownerSql<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
      expect([table, row?.count]).not.toEqual([table, 0]);
    }
  });

  it('every protected table that the application may read is empty to it', async () => {
    const readable = await mayRead('liaison_app');
    expect(readable.length).toBeGreaterThan(20);
    for (const table of [...readable, 'escalation_for_customer'])
      expect([table, await countAs('app', table)]).toEqual([table, 0]);
  });

  it('the worker sees rows only of what it works on', async () => {
    const seen = [];
    for (const table of await mayRead('liaison_worker')) if (await countAs('worker', table)) seen.push(table);
    expect(seen).toEqual(WORKER_READS);
  });

  it('is nobody, too, after a connection has acted for somebody', async () => {
    const sql = 'SELECT count(*)::int AS count FROM organization';
    const results: unknown = await asRole('app', `${sql}; COMMIT; BEGIN; ${sql}`, { person: 'lin' });
    const counts = (results as { rows: unknown[] }[]).flatMap((result) => result.rows);
    expect(counts).toEqual([{ count: 8 }, { count: 0 }]);
  });
});

describe('ownership and roles', () => {
  it('gives every table, view and sequence to liaison_owner', async () => {
    const rows = await adminSql<Named>(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)
        AND pg_get_userbyid(c.relowner) <> 'liaison_owner'`);
    expect(rows).toEqual([]);
  });

  it('lets application, worker and sign-in bypass nothing, and log in only as they must', async () => {
    const rows = await adminSql(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin FROM pg_roles
       WHERE rolname = ANY($1) ORDER BY rolname`,
      [ROLES],
    );
    const bound = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(rows).toEqual([
      { rolname: 'liaison_app', ...bound, rolcanlogin: true },
      { rolname: 'liaison_auth', ...bound, rolcanlogin: false },
      { rolname: 'liaison_worker', ...bound, rolcanlogin: true },
    ]);
    const owner = await adminSql(
      `SELECT rolsuper OR rolbypassrls AS is_unbound FROM pg_roles WHERE rolname = 'liaison_owner'`,
    );
    expect(owner).toEqual([{ is_unbound: false }]);
  });

  it('lets application and worker own nothing, create nothing and become nobody else', async () => {
    const owned = await adminSql(`
      SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ('liaison_app', 'liaison_worker') AND (
        EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) OR EXISTS (SELECT FROM pg_proc p WHERE p.proowner = r.oid)
        OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspowner = r.oid) OR EXISTS (SELECT FROM pg_database d WHERE d.datdba = r.oid)
        OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) OR has_schema_privilege(r.oid, 'public', 'CREATE'))`);
    expect(owned).toEqual([]);
  });
});

describe('functions and views', () => {
  it('runs with other rights only what is listed, each with a fixed search path', async () => {
    const rows = await adminSql<{ name: string; owner: string; settings: string[] | null }>(`
      SELECT p.proname AS name, pg_get_userbyid(p.proowner) AS owner, p.proconfig AS settings FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY p.proname`);
    expect(rows.map((row) => [row.name, row.owner])).toEqual(SECURITY_DEFINERS);
    for (const row of rows) expect(row.settings).toEqual(['search_path=pg_catalog, public, pg_temp']);
  });

  it('lets nobody call a function unasked', async () => {
    const rows = await adminSql<Named>(`
      SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
        AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0))`);
    expect(rows).toEqual([]);
  });

  it('has one view with the rights of its owner: what a customer reads of an escalation', async () => {
    const rows = await adminSql(`
      SELECT c.relname AS name, c.reloptions AS options FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')`);
    expect(rows).toEqual([{ name: 'escalation_for_customer', options: ['security_barrier=true'] }]);
  });

  it('has no enumerated type: its operators could use no index under a policy', async () => {
    expect(
      await adminSql(`SELECT typname FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace`),
    ).toEqual([]);
  });
});

describe('grants', () => {
  const granted = (table: string, privileges: string[]) =>
    adminSql(
      `SELECT grantee, privilege_type FROM information_schema.table_privileges
         WHERE table_name = $1 AND privilege_type = ANY($2) AND grantee <> 'liaison_owner'
       UNION SELECT grantee, privilege_type FROM information_schema.column_privileges
         WHERE table_name = $1 AND privilege_type = ANY($2) AND grantee <> 'liaison_owner'`,
      [table, privileges],
    );

  it('lets nobody change the record (P20)', async () => {
    expect(await granted('event', ['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES'])).toEqual([]);
    const inserting = (await granted('event', ['INSERT'])).map((one) => one.grantee);
    expect(inserting.sort()).toEqual(['liaison_app', 'liaison_worker']);
  });

  it('lets nobody truncate or alter anything', async () => {
    const rows = await adminSql(`
      SELECT table_name, grantee FROM information_schema.table_privileges
      WHERE table_schema IN ('public', 'pgboss') AND privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES') AND grantee <> 'liaison_owner'`);
    expect(rows).toEqual([]);
  });

  it('gives everybody nothing', async () => {
    const rows = await adminSql(`
      SELECT table_name FROM information_schema.table_privileges WHERE table_schema IN ('public', 'pgboss') AND grantee = 'PUBLIC'`);
    expect(rows).toEqual([]);
  });

  it('keeps the application out of the jobs, and from writing the outbox but to send again', async () => {
    const jobs = names(await tablesIn('pgboss'));
    expect(jobs.length).toBeGreaterThan(0);
    const rows = await adminSql(
      `SELECT role, has_schema_privilege(role, 'pgboss', 'USAGE') AS usage, has_any_column_privilege(role, 'event_dispatch', 'INSERT')
         OR has_table_privilege(role, 'event_dispatch', 'INSERT,UPDATE,DELETE') AS outbox,
         (SELECT count(*)::int FROM unnest($1::text[]) AS t WHERE has_table_privilege(role, 'pgboss.' || quote_ident(t), 'SELECT,INSERT,UPDATE,DELETE')) AS jobs
       FROM unnest(ARRAY['liaison_app', 'liaison_auth', 'liaison_worker']) AS role`,
      [jobs],
    );
    expect(rows).toEqual([
      { role: 'liaison_app', usage: false, outbox: false, jobs: 0 },
      { role: 'liaison_auth', usage: false, outbox: false, jobs: 0 },
      { role: 'liaison_worker', usage: true, outbox: true, jobs: jobs.length },
    ]);
  });
});
