import { Prisma } from '@/lib/platform/db';
import { holdsWords, typedNumber } from '@/lib/platform/search-text';

const NUMBER = /^CS[0-9]{8}$/;

/** What was typed, on table alias `c`: its number, or else every word in the title. */
export function searchedSql(typed: string | undefined): Prisma.Sql[] {
  const number = typedNumber(typed, NUMBER);
  return number ? [Prisma.sql`c.number = ${number}`] : holdsWords(Prisma.sql`c.title`, typed);
}
