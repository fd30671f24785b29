import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { appPool } from '@/lib/platform/db';
import { hashOf } from '@/lib/shared/ids';

const MINUTES = 15;

const limiter = (keyPrefix: string, points: number) =>
  new RateLimiterPostgres({
    storeClient: appPool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: MINUTES * 60,
  });

const limits = () => ({ account: limiter('account', 10), address: limiter('address', 100) });

/** Counts one try against the account and the address it comes from: 10 and 100 in 15 minutes. False when either is used up. */
export async function mayTry(email: string, address: string): Promise<boolean> {
  const { account, address: source } = limits();
  try {
    await Promise.all([account.consume(hashOf(email)), source.consume(hashOf(address))]);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

/** A right password forgives the account's and the address's tries. */
export async function forgive(email: string, address: string): Promise<void> {
  const { account, address: source } = limits();
  await Promise.all([account.delete(hashOf(email)), source.reward(hashOf(address))]);
}
