import { Prisma } from '@/lib/platform/db';

/** The end of the range of texts that begin with this prefix, which an index serves. */
const prefixEnd = (prefix: string) => `${prefix}\u{10FFFF}`;

/** What was typed into a search for organizations, as names are kept for it. */
export const searchText = (typed: string | undefined): string =>
  (typed ?? '').normalize('NFKC').trim().toLowerCase().slice(0, 100);

/** Organization `o` whose name, any word of it, domain or MPN id begins with the text; no condition for an empty one. */
export function matching(q: string): Prisma.Sql[] {
  if (!q) return [];
  const begins = (column: Prisma.Sql) => Prisma.sql`(${column} >= ${q} AND ${column} < ${prefixEnd(q)})`;
  return [
    Prisma.sql`(${begins(Prisma.sql`o.name_key`)} OR ${begins(Prisma.sql`o.domain`)} OR ${begins(Prisma.sql`o.mpn_id`)}
      OR position(${` ${q}`} in o.name_key) > 0)`,
  ];
}
