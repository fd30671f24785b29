import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { bodyAsHtml } from '../html';
import { archived, filtersSql, inbox, orderOf } from '../internal/listing';
import { publishedSql, reachSql } from '../internal/reach';
import type { MessageContent } from '../rules/graph-message';
import type { MessageSearch, MessageState } from '../schema';
import { listMessages } from './list-messages';

type ReleasePreference = 'standard' | 'targeted_everyone' | 'targeted_selected';

type Row = Omit<MessageContent, 'services' | 'tags'> & {
  publishedAt: Date | null;
  state: MessageState;
  services: string[];
  isOurs: boolean;
  tags: string[];
  isRead: boolean;
  isArchived: boolean;
  isFavorite: boolean;
};

async function releaseOf({ tx }: Acting): Promise<ReleasePreference | null> {
  const [row] = await tx.$queryRaw<{ release: ReleasePreference | null }[]>`SELECT ctx_release_preference() AS release`;
  return row?.release ?? null;
}

/**
 * One message with the viewer's own marks, beside the list that it was opened from, and its neighbours there. Reading changes nothing: it
 * is marked by markMessages() alone. Not found when it is not meant for the viewer (P1), or not published and the viewer has no part in that.
 */
export async function getMessage(viewer: Viewer, id: string, search: MessageSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'service_message.view');
    const [message] = await tx.$queryRaw<Row[]>`
      SELECT m.id, m.title, m.body_type AS "bodyType", m.body, m.details, m.category, m.severity, m.is_major_change AS "isMajorChange",
        m.is_data_privacy AS "isDataPrivacy", m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.act_by AS "actBy",
        m.published_at AS "publishedAt", m.last_modified_at AS "lastModifiedAt", m.state,
        ARRAY(SELECT s.name FROM service_message_service s WHERE s.message_id = m.id ORDER BY s.name) AS services,
        EXISTS (SELECT FROM service_message_service s WHERE s.message_id = m.id AND s.service_id IS NOT NULL) AS "isOurs",
        ARRAY(SELECT t.tag FROM service_message_tag t WHERE t.message_id = m.id ORDER BY t.tag) AS tags,
        v.read_at IS NOT NULL AS "isRead", v.archived_at IS NOT NULL AS "isArchived", v.favorited_at IS NOT NULL AS "isFavorite"
      FROM service_message m LEFT JOIN service_message_viewpoint v ON v.message_id = m.id AND v.person_id = ${actor.personId}::uuid
      WHERE m.id = ${id} AND ${reachSql(actor)}`;
    if (!message) throw notFound();
    const list = await listMessages({ ...viewer, acting }, search);
    const order = orderOf(search.sort);
    const filters = Prisma.join(
      [publishedSql(actor), list.tab === 'archive' ? archived : inbox, ...filtersSql(search)],
      ' AND ',
    );
    const neighbour = (where: Prisma.Sql, by: Prisma.Sql) => Prisma.sql`(SELECT m.id FROM service_message m
      LEFT JOIN service_message_viewpoint v ON v.message_id = m.id AND v.person_id = ${actor.personId}::uuid
      WHERE ${filters} AND ${where} ORDER BY ${by} LIMIT 1)`;
    const [beside] = await tx.$queryRaw<{ previous: string | null; next: string | null }[]>`
      SELECT ${neighbour(order.isBefore(id), order.backward)} AS previous, ${neighbour(order.isAfter(id), order.forward)} AS next`;
    const { bodyType, body, ...shown } = message;
    return {
      message: { ...shown, html: bodyAsHtml(bodyType, body) },
      list,
      previous: beside?.previous ?? null,
      next: beside?.next ?? null,
      // P2: what the tenant chose decides when a planned change comes to it.
      release: message.category === 'planForChange' ? await releaseOf(acting) : null,
      canChangeRelease: may(actor, 'tenant.change'),
      tenantId: actor.organizationId,
      canMark: may(actor, 'service_message.mark') && message.state === 'published',
    };
  });
}

export type OpenMessage = Awaited<ReturnType<typeof getMessage>>;
