import { randomBytes } from 'node:crypto';
import { hashOf } from '@/lib/shared/ids';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LENGTH = 16;
const COUNT = 10;

/** 80 random bits: a hash of it needs no key to keep it from being guessed. 32 divides 256, so no letter is likelier. */
const newCode = (): string => Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('');

export const newCodes = (): string[] => Array.from({ length: COUNT }, newCode);

export const isRecoveryCode = (typed: string): boolean => /^[A-Z2-7]{16}$/.test(typed);

/** What the database keeps: bound to the person, so that a code says nothing about anybody else's. */
export const codeHash = (personId: string, code: string): string => hashOf(`${personId}:${code}`);
