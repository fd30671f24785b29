import { Secret, TOTP } from 'otpauth';
import { logger } from '@/lib/platform/logger';
import { unseal } from '@/lib/platform/seal';

const PERIOD_SECONDS = 30;
const ISSUER = 'Liaison';

const totpOf = (seed: string, label?: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    secret: Secret.fromBase32(seed),
    digits: 6,
    period: PERIOD_SECONDS,
    ...(label ? { label } : {}),
  });

/** 160 random bits in base32, as authenticator apps take them. */
export const newSeed = (): string => new Secret({ size: 20 }).base32;

/** What a QR code of the seed says. */
export const addressOf = (seed: string, email: string): string => totpOf(seed, email).toString();

/** The step of time that this code belongs to, of the one at `now` and its two neighbours; null when of none. */
export function stepOf(seed: string, code: string, now: Date): number | null {
  const delta = totpOf(seed).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** The seed of a sealed column; null, and said in the log, when LIAISON_SECRET is no longer the one that it was sealed with. */
export function openSeed(sealed: string): string | null {
  try {
    return unseal(sealed);
  } catch (error) {
    logger.warn({ err: error }, "an authenticator's seed cannot be opened; its owner needs a recovery code or a reset");
    return null;
  }
}
