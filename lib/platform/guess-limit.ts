import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { appPool } from './db';

export type GuessLimit = { name: string; points: number; seconds: number };

const limiter = ({ name, points, seconds }: GuessLimit) =>
  new RateLimiterPostgres({
    storeClient: appPool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });

/** Counts one guess under each limit, outside any transaction; false when one of them is used up. */
export async function mayGuess(limits: readonly GuessLimit[], key: string): Promise<boolean> {
  try {
    await Promise.all(limits.map((limit) => limiter(limit).consume(key)));
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

export async function forgetGuesses(limits: readonly GuessLimit[], key: string): Promise<void> {
  await Promise.all(limits.map((limit) => limiter(limit).delete(key)));
}
