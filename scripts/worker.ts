process.title = 'liaison-worker';

const refuse = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};

async function run(): Promise<void> {
  const { env } = await import('@/lib/platform/env');
  for (const name of ['DATABASE_WORKER_URL', 'DATABASE_APP_URL'] as const)
    if (!env()[name]) throw new Error(`Liaison cannot start: ${name} is not set`);
  const { logger } = await import('@/lib/platform/logger');
  const fail = (error: unknown): never => {
    logger.fatal({ err: error }, 'the worker ends');
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  const { startWorker } = await import('@/lib/jobs/worker');
  const stop = await startWorker();
  logger.info('the worker is running');
  let isLeaving = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isLeaving) return;
      isLeaving = true;
      logger.info({ signal }, 'the worker is leaving');
      stop().then(() => process.exit(0), fail);
    });
  }
}

// The title and the settings come before anything that reads them.
run().catch(refuse);

export {};
