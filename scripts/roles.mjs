import pg from 'pg';
import { parse } from 'pg-connection-string';
import { Refusal } from './settings.mjs';

const OWNER = 'liaison_owner';
const ROLES = [OWNER, 'liaison_auth', 'liaison_app', 'liaison_worker'];
const ALREADY_THERE = ['42710', '23505'];
const WRONG_PASSWORD = ['28P01', '28000'];

/** The same server and database, as another user; a socket directory goes into `host`. */
export function addressFor(url, { user, password, database, options }) {
  const known = parse(url);
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  for (const name of ['user', 'password', 'options', 'port']) query.delete(name);
  if (known.host?.startsWith('/')) query.set('host', known.host);
  else query.delete('host');
  if (options) query.set('options', options);
  const host = !known.host || known.host.startsWith('/') ? 'localhost' : known.host;
  const port = known.port ? `:${known.port}` : '';
  const name = user ?? known.user;
  const secret = password ?? (user ? undefined : known.password);
  const login = name ? `${encodeURIComponent(name)}${secret ? `:${encodeURIComponent(secret)}` : ''}@` : '';
  const target = encodeURIComponent(database ?? known.database ?? '');
  const rest = query.size > 0 ? `?${query.toString().replaceAll('+', '%20')}` : '';
  return `postgresql://${login}${host.includes(':') ? `[${host}]` : host}${port}/${target}${rest}`;
}

export async function connect(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  await client.connect();
  return client;
}

async function tryStatement(client, sql) {
  try {
    await client.query(sql);
    return true;
  } catch (error) {
    if (ALREADY_THERE.includes(error.code)) return true;
    if (error.code === '42501') return false;
    throw error;
  }
}

async function describe(client) {
  const { rows } = await client.query(`
    SELECT current_user AS name, rolsuper AS "isSuper", rolcreaterole AS "mayCreateRoles",
      current_setting('server_version_num')::int AS version
    FROM pg_roles WHERE rolname = current_user`);
  if (rows[0].version < 150_000) throw new Refusal('The database server is older than PostgreSQL 15.');
  return rows[0];
}

async function createMissing(client, me, passwords) {
  const { rows } = await client.query(
    'SELECT rolname, rolsuper OR rolbypassrls AS "isUnbound" FROM pg_roles WHERE rolname = ANY($1)',
    [ROLES],
  );
  const unbound = rows.filter((row) => row.isUnbound && row.rolname !== me.name).map((row) => row.rolname);
  if (unbound.length > 0) {
    throw new Refusal(`${unbound.join(', ')} may bypass row-level security: ALTER ROLE ... NOSUPERUSER NOBYPASSRLS.`);
  }
  const missing = ROLES.filter((role) => !rows.some((row) => row.rolname === role));
  const refused = [];
  for (const role of missing) {
    const login = passwords[role] ? `LOGIN PASSWORD ${pg.escapeLiteral(passwords[role])}` : 'NOLOGIN';
    if (!(await tryStatement(client, `CREATE ROLE ${role} ${login}`))) refused.push(role);
  }
  if (refused.length > 0) {
    throw new Refusal(
      `The database lacks the roles ${refused.join(', ')}, and ${me.name} may not create them: let an administrator do it.`,
    );
  }
}

async function joinRoles(client, me) {
  const mode = me.version >= 160_000 ? 'SET' : 'MEMBER';
  const wanted = [...(me.isSuper ? [] : [[OWNER, me.name]]), ['liaison_auth', OWNER]];
  for (const [role, member] of wanted) {
    const { rows } = await client.query('SELECT pg_has_role($1, $2, $3) AS has', [member, role, mode]);
    if (rows[0].has) continue;
    if (!(await tryStatement(client, `GRANT ${role} TO ${pg.escapeIdentifier(member)}`))) {
      throw new Refusal(`In the database an administrator must run: GRANT ${role} TO ${pg.escapeIdentifier(member)};`);
    }
  }
}

async function acceptsLogin(url) {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    if (WRONG_PASSWORD.includes(error.code)) return false;
    if (error.code === '42501' || error.code === '3D000') return true;
    throw error;
  }
}

async function loginAddress(client, { url, given, role, password, variable }) {
  const address = given ?? addressFor(url, { user: role, password });
  if (await acceptsLogin(address)) return address;
  if (given) throw new Refusal(`The database refuses the user or password in ${variable}.`);
  const isSet = await tryStatement(client, `ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  if (!isSet) throw new Refusal(`${variable} is missing, and this user may not set the password of ${role}.`);
  return address;
}

async function ensureDatabase(client, name) {
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rows.length > 0) return;
  if (!(await tryStatement(client, `CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER}`))) {
    throw new Refusal(`The database ${name} does not exist, and this user may not create it.`);
  }
}

async function letOwnerBuild(client, name) {
  const { rows } = await client.query('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [
    name,
  ]);
  if (rows[0].owner === OWNER) return;
  if (await tryStatement(client, `ALTER DATABASE ${pg.escapeIdentifier(name)} OWNER TO ${OWNER}`)) return;
  const { rows: rights } = await client.query(
    "SELECT has_database_privilege($1, $2, 'CREATE') AND has_schema_privilege($1, 'public', 'CREATE') AS has",
    [OWNER, name],
  );
  if (rights[0].has) return;
  const granted =
    (await tryStatement(client, `GRANT CREATE ON DATABASE ${pg.escapeIdentifier(name)} TO ${OWNER}`)) &&
    (await tryStatement(client, `GRANT USAGE, CREATE ON SCHEMA public TO ${OWNER} WITH GRANT OPTION`));
  if (!granted)
    throw new Refusal(`The database ${name} must belong to ${OWNER}: ALTER DATABASE ... OWNER TO ${OWNER};`);
}

/** Connects with the administrator's address, also when its database does not exist yet. */
export async function connectAsAdmin(url) {
  try {
    return await connect(url);
  } catch (error) {
    if (error.code === '3D000') return connect(addressFor(url, { database: 'postgres' }));
    if (WRONG_PASSWORD.includes(error.code))
      throw new Refusal('The database refuses the user or password in DATABASE_URL.');
    throw new Refusal(`The database cannot be reached: ${error.message || error.code}`);
  }
}

/**
 * Makes sure that the database and its four roles exist, as far as the administrator's address allows, and
 * returns the address for each purpose. `ownerPassword` is given where the owner itself shall log in.
 */
export async function provision({ adminUrl, secrets, ownerPassword, given = {} }) {
  const client = await connectAsAdmin(adminUrl);
  try {
    const me = await describe(client);
    const { database } = parse(adminUrl);
    const { liaison_app, liaison_worker } = secrets;
    await createMissing(client, me, { liaison_app, liaison_worker, liaison_owner: ownerPassword });
    await joinRoles(client, me);
    await ensureDatabase(client, database);
    const login = (role, variable, address) =>
      loginAddress(client, { url: adminUrl, given: address, role, password: secrets[role], variable });
    const appUrl = await login('liaison_app', 'DATABASE_APP_URL', given.appUrl);
    const workerUrl = await login('liaison_worker', 'DATABASE_WORKER_URL', given.workerUrl);
    const ownerUrl = ownerPassword
      ? await login(OWNER, 'DATABASE_URL')
      : addressFor(adminUrl, me.name === OWNER ? {} : { options: `-c role=${OWNER}` });
    await inside(adminUrl, (own) => letOwnerBuild(own, database));
    return { adminUrl, ownerUrl, appUrl, workerUrl, listenUrl: given.listenUrl ?? appUrl };
  } finally {
    await client.end();
  }
}

async function inside(url, work) {
  const client = await connect(url);
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
