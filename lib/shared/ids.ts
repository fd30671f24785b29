import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

export const newId = (): string => randomUUID();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);

/** A request number in Partner Center's form: 15 decimal digits, random so that it tells nothing about volume. */
export const newRequestNumber = (): string =>
  `6${String(randomInt(10_000_000)).padStart(7, '0')}${String(randomInt(10_000_000)).padStart(7, '0')}`;

/** A case's number: its own space, CS and 8 digits. */
export const isCaseNumber = (text: string): boolean => /^CS[0-9]{8}$/.test(text);

export const isRequestNumber = (text: string): boolean => /^[0-9]{15}$/.test(text);

/** 256 random bits for cookies and secrets, as base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a session id: SHA-256, hex. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
