import { isUuid } from './ids';

/** A keyset position: the sort values of the last row shown, as text. Opaque in URLs. */
export type PageCursor = string[];
export type CursorPart = 'number' | 'instant' | 'text' | 'uuid';

// ISO as a Date writes it, or as PostgreSQL does, which keeps the microseconds.
const INSTANT =
  /^((?:19|2\d)\d{2}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)$/;

function isInstant(part: string): boolean {
  const day = INSTANT.exec(part)?.[1];
  if (!day) return false;
  const midnight = new Date(`${day}T00:00:00Z`);
  // A 30th of February is read as a day in March; PostgreSQL takes it for an error.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

const READS: Record<CursorPart, (part: string) => boolean> = {
  number: (part) => /^[0-9]{1,9}$/.test(part),
  instant: isInstant,
  text: (part) => part.length <= 400 && !/\p{Cc}/u.test(part),
  uuid: isUuid,
};

export const writeCursor = (values: (string | number | Date)[]): string =>
  Buffer.from(JSON.stringify(values.map((v) => (v instanceof Date ? v.toISOString() : String(v))))).toString(
    'base64url',
  );

/** Returns the position, or null - which reads as the first page - for anything that was not written for a list with these sort values. */
export function readCursor(text: string | undefined, parts: readonly CursorPart[]): PageCursor | null {
  if (!text || text.length > 2_000) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const isPosition = (v: unknown): v is PageCursor =>
      Array.isArray(v) &&
      v.length === parts.length &&
      parts.every((part, index) => typeof v[index] === 'string' && READS[part](v[index]));
    return isPosition(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
