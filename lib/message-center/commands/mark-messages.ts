import { defineCommand } from '@/lib/command/define-command';
import { Prisma } from '@/lib/platform/db';
import { notFound } from '@/lib/shared/errors';
import { publishedSql } from '../internal/reach';
import { type Mark, markForm } from '../schema';

/** The column that an act is about, and whether it sets or clears it. */
const ACTS: Record<Mark, { column: Prisma.Sql; isSet: boolean }> = {
  read: { column: Prisma.sql`read_at`, isSet: true },
  unread: { column: Prisma.sql`read_at`, isSet: false },
  archive: { column: Prisma.sql`archived_at`, isSet: true },
  restore: { column: Prisma.sql`archived_at`, isSet: false },
  favorite: { column: Prisma.sql`favorited_at`, isSet: true },
  unfavorite: { column: Prisma.sql`favorited_at`, isSet: false },
};

/**
 * Marks messages for the person alone: read, archived, favorite, or no longer so; twice is once, and the first instant stays. Of the given
 * ids those that are meant for the person; not found when none is. Returns how many.
 */
export const markMessages = defineCommand({
  action: 'service_message.mark',
  input: markForm,
  personal: true,
  run: async ({ tx, actor, now, input }) => {
    const { column, isSet } = ACTS[input.act];
    const count = await tx.$executeRaw`
      INSERT INTO service_message_viewpoint AS kept (person_id, message_id, ${column})
      SELECT ${actor.personId}::uuid, m.id, ${isSet ? now : null}::timestamptz FROM service_message m
      WHERE m.id = ANY (${input.ids}) AND ${publishedSql(actor)}
      ON CONFLICT (person_id, message_id) DO UPDATE SET ${column} = CASE WHEN ${isSet} THEN coalesce(kept.${column}, excluded.${column}) END`;
    if (count === 0) throw notFound();
    return { value: { act: input.act, count }, events: [] };
  },
});
