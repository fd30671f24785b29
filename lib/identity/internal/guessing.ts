import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { appPool } from '@/lib/platform/db';
import { hashOf } from '@/lib/shared/ids';

const MINUTES = 15;

const limiter = (keyPrefix: string, points: number, minutes = MINUTES) =>
  new RateLimiterPostgres({
    storeClient: appPool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: minutes * 60,
  });

const DAY_MINUTES = 24 * 60;

const limits = () => ({
  account: limiter('account', 10),
  day: limiter('day', 100, DAY_MINUTES),
  address: limiter('address', 100),
  device: limiter('device', 10),
});

/** What a browser that signed in before can prove: which account it was, and with which session. */
export type Device = { account: string; sessionHash: string };
/** Who tries, and from where; with the device when it has proven that this very account signed in there before. */
export type Trying = { email: string; address: string; device: Device | null };

const ownDevice = ({ email, device }: Trying): string | null =>
  device && device.account === hashOf(email) ? hashOf(`${device.account}.${device.sessionHash}`) : null;

async function within(takes: Promise<unknown>[]): Promise<boolean> {
  try {
    await Promise.all(takes);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

/**
 * Counts one try against the account, 10 in 15 minutes and 100 a day, and the address it comes from, 100 in 15 minutes. False when one is
 * used up. A browser that this account has signed in with counts for itself, 10 too: who guesses from elsewhere locks nobody out of the own
 * device.
 */
export async function mayTry(trying: Trying): Promise<boolean> {
  const { account, day, address, device } = limits();
  const own = ownDevice(trying);
  if (own) return within([device.consume(own)]);
  const key = hashOf(trying.email);
  return within([account.consume(key), day.consume(key), address.consume(hashOf(trying.address))]);
}

/** A right password forgives the tries that were counted where it came from. */
export async function forgive(trying: Trying): Promise<void> {
  const { account, day, address, device } = limits();
  const own = ownDevice(trying);
  const key = hashOf(trying.email);
  if (own) await device.delete(own);
  else await Promise.all([account.delete(key), day.delete(key), address.reward(hashOf(trying.address))]);
}

/** Counts one guess of the own password by who is signed in: 10 in 15 minutes. */
export const mayGuessOwn = (personId: string): Promise<boolean> => within([limiter('own', 10).consume(personId)]);

/** The right one forgives the guesses before it. */
export async function forgiveOwn(personId: string): Promise<void> {
  await limiter('own', 10).delete(personId);
}

/** A new password forgives the account's tries. */
export async function forgiveAccount(email: string): Promise<void> {
  const { account, day } = limits();
  await Promise.all([account.delete(hashOf(email)), day.delete(hashOf(email))]);
}

/** Counts one request for a mail: three an hour to one address, and 20 in 15 minutes from one place. Says which of the two is left. */
export async function mayAskForMail(
  email: string,
  address: string,
): Promise<{ isPlaceOpen: boolean; isMailOpen: boolean }> {
  const [isPlaceOpen, isMailOpen] = await Promise.all([
    within([limiter('asks', 20).consume(hashOf(address))]),
    within([limiter('mails', 3, 60).consume(hashOf(email))]),
  ]);
  return { isPlaceOpen, isMailOpen };
}
