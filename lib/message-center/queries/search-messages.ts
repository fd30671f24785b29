import { Prisma } from '@/lib/platform/db';
import { typedNumber } from '@/lib/platform/search-text';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { filtersSql } from '../internal/listing';
import { publishedSql } from '../internal/reach';
import type { Category } from '../schema';

const NUMBER = /^MC[0-9]{1,12}$/;

export type MessageHit = { id: string; title: string; category: Category; isArchived: boolean; lastModifiedAt: Date };

/** Published messages meant for the viewer (P1) by id, or by words as the list finds them, newest change first, at most `most`. */
export async function searchMessages(viewer: Viewer, typed: string, most: number): Promise<MessageHit[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'service_message.view');
    const id = typedNumber(typed, NUMBER);
    const wanted = id ? [Prisma.sql`m.id = ${id}`] : filtersSql({ q: typed });
    return tx.$queryRaw<MessageHit[]>`
      SELECT m.id, m.title, m.category, v.archived_at IS NOT NULL AS "isArchived", m.last_modified_at AS "lastModifiedAt"
      FROM service_message m LEFT JOIN service_message_viewpoint v ON v.message_id = m.id AND v.person_id = ${actor.personId}::uuid
      WHERE ${Prisma.join([publishedSql(actor), ...wanted], ' AND ')} ORDER BY m.last_modified_at DESC, m.id DESC LIMIT ${most}`;
  });
}
