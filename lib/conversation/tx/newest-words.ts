import type { Audience } from '@/lib/command/event';
import { Prisma } from '@/lib/platform/db';
import type { Side } from '@/lib/policy/actor';
import { AUDIENCES_OF } from '../rules';

const SHOWN = 1_500;

/** The newest message of a record on alias `m`, of those that this side reads, as a row for a lateral join; what is long is cut off. */
export const newestWords = (side: Side, place: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT m.author_id, m.author_side, m.audience, m.created_at, left(m.body, ${SHOWN}::int) AS body, length(m.body) > ${SHOWN}::int AS is_cut
  FROM message m WHERE ${place} AND m.audience IN (${Prisma.join([...AUDIENCES_OF[side]])}) ORDER BY m.created_at DESC, m.id DESC LIMIT 1`;

export type WordsRow = {
  author: string | null;
  author_side: Side | null;
  audience: Audience | null;
  created_at: Date | null;
  body: string | null;
  is_cut: boolean | null;
};

/** Who said last what, to whom and when; null when nobody has said anything that the reader may read. */
export const wordsOf = (row: WordsRow) =>
  row.body !== null && row.author_side && row.audience && row.created_at
    ? {
        by: row.author,
        side: row.author_side,
        audience: row.audience,
        at: row.created_at,
        body: row.body,
        isCut: row.is_cut ?? false,
      }
    : null;

export type NewestWords = NonNullable<ReturnType<typeof wordsOf>>;
