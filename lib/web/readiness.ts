import { appPool } from '@/lib/platform/db';
import { logger } from '@/lib/platform/logger';

const LIMIT_MS = 2_500;

/** 200 when the database answers this process within 2.5 s, 503 otherwise; says nothing about why to the outside. */
export async function readiness(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database did not answer in time')), LIMIT_MS);
    });
    await Promise.race([appPool().query('SELECT 1'), late]);
    return new Response('ready\n', { headers });
  } catch (error) {
    logger.warn({ err: error }, 'not ready');
    return new Response('not ready\n', { status: 503, headers });
  } finally {
    clearTimeout(timer);
  }
}
