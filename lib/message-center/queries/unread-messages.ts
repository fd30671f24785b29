import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { inbox } from '../internal/listing';
import { publishedSql } from '../internal/reach';
import type { Category, MessageSeverity } from '../schema';

const SHOWN = 5;
const COUNT_LIMIT = 1_000;

export type MessageNeedingAction = {
  id: string;
  title: string;
  category: Category;
  severity: MessageSeverity;
  actBy: Date | null;
  lastModifiedAt: Date;
};

/**
 * What the viewer has not read, not archived, and must do something about: there is a date to act by, or it is a change or a problem of
 * high or critical severity. The five that are due first, those without a date last, and how many there are (counted to 1,000).
 */
export async function unreadNeedingAction(
  viewer: Viewer,
): Promise<{ messages: MessageNeedingAction[]; count: number }> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'service_message.view');
    const rows = await tx.$queryRaw<(MessageNeedingAction & { count: number })[]>`
      WITH needing AS MATERIALIZED (
        SELECT m.id, m.title, m.category, m.severity, m.act_by, m.last_modified_at
        FROM service_message m LEFT JOIN service_message_viewpoint v ON v.message_id = m.id AND v.person_id = ${actor.personId}::uuid
        WHERE ${publishedSql(actor)} AND ${inbox} AND v.read_at IS NULL AND (m.act_by IS NOT NULL
          OR (m.category IN ('planForChange', 'preventOrFixIssue') AND m.severity IN ('high', 'critical')))
        ORDER BY m.act_by NULLS LAST, m.last_modified_at DESC, m.id DESC LIMIT ${COUNT_LIMIT + 1}
      )
      SELECT n.id, n.title, n.category, n.severity, n.act_by AS "actBy", n.last_modified_at AS "lastModifiedAt",
        (SELECT count(*)::int FROM needing) AS count
      FROM needing n ORDER BY n.act_by NULLS LAST, n.last_modified_at DESC, n.id DESC LIMIT ${SHOWN}`;
    return { messages: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 };
  });
}

/** How many messages in the viewer's inbox are unread, counted to 1,001. */
export async function countUnread(viewer: Viewer): Promise<number> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'service_message.view');
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM service_message m LEFT JOIN service_message_viewpoint v ON v.message_id = m.id AND v.person_id = ${actor.personId}::uuid
        WHERE ${Prisma.join([publishedSql(actor), inbox], ' AND ')} AND v.read_at IS NULL LIMIT ${COUNT_LIMIT + 1}) unread`;
    return row?.count ?? 0;
  });
}
