import type { GuessLimit } from '@/lib/platform/guess-limit';

/**
 * Three codes of a million count at any moment: 20 guesses a day find one in 45 years. Counted before a transaction is opened: who counts in
 * one holds two connections, and enough of them at once hold all.
 */
export const CODE_LIMITS: readonly GuessLimit[] = [
  { name: 'code', points: 5, seconds: 15 * 60 },
  { name: 'code-day', points: 20, seconds: 24 * 60 * 60 },
];
export const PASSWORD_LIMITS: readonly GuessLimit[] = [{ name: 'confirm', points: 10, seconds: 15 * 60 }];
