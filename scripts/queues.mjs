import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss';

const SCHEMA = 'pgboss';
const WORKER = 'liaison_worker';

/** Every queue of the worker; `cron` (in UTC) sends it a job on a schedule. */
export const queues = [{ name: 'sweep', cron: '* * * * *', options: { policy: 'short', retryLimit: 0 } }];

async function installedVersion(client) {
  const { rows } = await client.query("SELECT to_regclass('pgboss.version') AS found");
  if (!rows[0].found) return undefined;
  const version = await client.query(`SELECT version FROM ${SCHEMA}.version`);
  return Number(version.rows[0].version);
}

async function bringUpToDate(client) {
  const version = await installedVersion(client);
  if (version === undefined) {
    await client.query(getConstructionPlans(SCHEMA));
    return;
  }
  const target = Number(/version = '?(\d+)/i.exec(getMigrationPlans(SCHEMA))?.[1]);
  if (version < target) await client.query(getMigrationPlans(SCHEMA, version));
}

async function declareQueues(client) {
  const executeSql = (text, values) => client.query(text, values);
  const boss = new PgBoss({
    db: { executeSql },
    schema: SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  for (const { name, options, cron } of queues) {
    await boss.createQueue(name, options);
    if (cron) await boss.schedule(name, cron, null, { tz: 'UTC' });
  }
  await boss.stop({ graceful: false });
}

/** Brings the job tables and queues up to date, as the owner; only the worker may use them. */
export async function prepareQueues(client) {
  await bringUpToDate(client);
  await declareQueues(client);
  await client.query(`
    GRANT USAGE ON SCHEMA ${SCHEMA} TO ${WORKER};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${WORKER};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${WORKER};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO ${WORKER}`);
}
