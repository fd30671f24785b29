import { PgBoss } from 'pg-boss';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/logger';

/** Queues are made with the migrations; their schedules stand there. */
const SWEEP = 'sweep';
const PATIENCE_MS = 3_000;

/** Runs `onSweep` by the clock, in one worker of all. Returns what ends it. Rejects when the queues are not there. */
export async function startSchedule(onSweep: () => Promise<void>): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_WORKER_URL ?? '',
    application_name: 'liaison-schedule',
    schema: 'pgboss',
    migrate: false,
    max: 2,
  });
  boss.on('error', (error) => logger.warn({ err: error }, 'the schedule has a fault'));
  await boss.start();
  await boss.work(SWEEP, async () => {
    try {
      await onSweep();
    } catch (error) {
      logger.error({ err: error }, 'a sweep failed; the next comes in a minute');
      throw error;
    }
  });
  return () => boss.stop({ graceful: true, timeout: PATIENCE_MS });
}
