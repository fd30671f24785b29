import { Prisma } from '@/lib/platform/db';
import { holdsWords, typedNumber } from '@/lib/platform/search-text';

const NUMBER = /^[0-9]{15}$/;

/** What was typed, on table alias `e`: its number, or else every word in that text of it. */
export function searchedSql(text: Prisma.Sql, typed: string | undefined): Prisma.Sql[] {
  const number = typedNumber(typed, NUMBER);
  return number ? [Prisma.sql`e.number = ${number}`] : holdsWords(text, typed);
}

export const TITLE = Prisma.sql`e.title`;
export const SUMMARY = Prisma.sql`e.customer_summary`;
