import { Prisma } from '@/lib/platform/db';

/** The end of the range of texts that begin with this prefix: prefix search as a range, which an index serves under row-level security. */
const prefixEnd = (prefix: string) => `${prefix}\u{10FFFF}`;

/** What was typed into a search for customers, as names are kept for it. */
export const searchText = (typed: string | undefined): string =>
  (typed ?? '').normalize('NFKC').trim().toLowerCase().slice(0, 100);

/** Organization `o` whose name, any word of it, or domain begins with the text; everything for an empty one. */
export const named = (q: string): Prisma.Sql =>
  q
    ? Prisma.sql`((o.name_key >= ${q} AND o.name_key < ${prefixEnd(q)}) OR (o.domain >= ${q} AND o.domain < ${prefixEnd(q)}) OR position(${` ${q}`} in o.name_key) > 0)`
    : Prisma.sql`true`;
