import { DAY_MS } from '@/lib/shared/time';

/** A topic's own name for a reader of this language; null for one that the product brings and nobody renamed. */
export function ownName(names: unknown, locale: string): string | null {
  if (typeof names !== 'object' || names === null) return null;
  const name = (names as Record<string, unknown>)[locale];
  return typeof name === 'string' && name ? name : null;
}

/** A service's name as it is compared: in whatever case, width and spacing it is written. */
export const serviceKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** A group of topics by its service's short name; that of billing has one that no service can have. */
export const groupName = (serviceId: string | null): string => serviceId ?? '_billing';

/** P10: in how many days a price that follows another holds. */
export const NOTICE_DAYS = 30;

/** From when a new price holds: the first at once, another with notice, for terms that begin after that. */
export const priceHoldsFrom = (isFirst: boolean, now: Date): Date =>
  isFirst ? now : new Date(now.getTime() + NOTICE_DAYS * DAY_MS);

/** What differs between two states of a record, as an event says it: each field before and after. */
export function beforeAndAfter<Field extends string, Value extends string | number | boolean | null>(
  before: Record<Field, Value>,
  after: Record<Field, Value>,
): Record<string, Value> {
  const fields = (Object.keys(after) as Field[]).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(
    fields.flatMap((field) => [
      [`${field}Before`, before[field]],
      [`${field}After`, after[field]],
    ]),
  );
}
