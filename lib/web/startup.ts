import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/logger';
import { loggablePath } from './loggable-path';

/** Ends the process with one clear line when a setting is missing or wrong, before it answers anything. */
export function checkSettings(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(78);
  }
}

/** Logs a request that threw, under the reference that its page shows. */
export function logFailedRequest(error: unknown, request: { path: string; method: string }): void {
  const reference = error instanceof Error && 'digest' in error ? error.digest : undefined;
  logger.error({ err: error, reference, path: loggablePath(request.path), method: request.method }, 'a request failed');
}
