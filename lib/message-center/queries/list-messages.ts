import { newestMessageMarks, newestVisibleMarks } from '@/lib/audit/queries';
import { catalogueServices } from '@/lib/catalogue/tx';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { archived, filtersSql, inbox, orderOf } from '../internal/listing';
import { publishedSql } from '../internal/reach';
import { type Category, type MessageSearch, type MessageSeverity, TABS } from '../schema';

export const PAGE_ROWS = 25;
export const COUNT_LIMIT = 1_000;

export type MessageRow = {
  id: string;
  title: string;
  category: Category;
  severity: MessageSeverity;
  isMajorChange: boolean;
  isDataPrivacy: boolean;
  actBy: Date | null;
  lastModifiedAt: Date;
  isRead: boolean;
  isArchived: boolean;
  isFavorite: boolean;
  services: string[];
  /** Whether one of them is of the catalogue: only then somebody holds it. */
  isOurs: boolean;
  tags: string[];
};

/**
 * Published messages meant for the viewer (P1), by keyset, 25 a page, newest change first unless sorted otherwise; with the viewer's own
 * read marks. A filter that is no choice counts as none. Counts of the tabs, and of what is unread in the inbox, stop at 1,000.
 */
export async function listMessages(viewer: Viewer, search: MessageSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'service_message.view');
    const inner = { ...viewer, acting };
    const seen = [...(await newestVisibleMarks(inner)), ...(await newestMessageMarks(inner))];
    const tab = TABS.find((one) => one === search.tab) ?? 'inbox';
    const order = orderOf(search.sort);
    const from = readCursor(search.after, order.parts);
    const reach = publishedSql(actor);
    const messages = Prisma.sql`service_message m LEFT JOIN service_message_viewpoint v
      ON v.message_id = m.id AND v.person_id = ${actor.personId}::uuid`;
    const filters = [
      reach,
      tab === 'archive' ? archived : inbox,
      ...filtersSql(search),
      ...(from ? [order.after(from)] : []),
    ];
    const rows = await tx.$queryRaw<(MessageRow & { position: string })[]>`
      WITH page AS MATERIALIZED (
        SELECT m.id, m.title, m.category, m.severity, m.is_major_change, m.is_data_privacy, m.act_by, m.last_modified_at, ${order.position} AS position,
          v.read_at, v.archived_at, v.favorited_at, row_number() OVER (ORDER BY ${order.forward}) AS place
        FROM ${messages} WHERE ${Prisma.join(filters, ' AND ')} ORDER BY ${order.forward} LIMIT ${PAGE_ROWS + 1}
      ), services AS (
        SELECT s.message_id, array_agg(s.name ORDER BY s.name) AS names, bool_or(s.service_id IS NOT NULL) AS is_ours FROM service_message_service s
        WHERE s.message_id = ANY (ARRAY(SELECT p.id FROM page p)) GROUP BY s.message_id
      ), tags AS (
        SELECT t.message_id, array_agg(t.tag ORDER BY t.tag) AS names FROM service_message_tag t
        WHERE t.message_id = ANY (ARRAY(SELECT p.id FROM page p)) GROUP BY t.message_id
      )
      SELECT p.id, p.title, p.category, p.severity, p.is_major_change AS "isMajorChange", p.is_data_privacy AS "isDataPrivacy",
        p.act_by AS "actBy", p.last_modified_at AS "lastModifiedAt", p.position, p.read_at IS NOT NULL AS "isRead",
        p.archived_at IS NOT NULL AS "isArchived", p.favorited_at IS NOT NULL AS "isFavorite",
        coalesce(s.names, '{}') AS services, coalesce(s.is_ours, false) AS "isOurs", coalesce(t.names, '{}') AS tags
      FROM page p LEFT JOIN services s ON s.message_id = p.id LEFT JOIN tags t ON t.message_id = p.id ORDER BY p.place`;
    const counted = (which: Prisma.Sql) =>
      Prisma.sql`(SELECT count(*)::int FROM (SELECT FROM ${messages} WHERE ${reach} AND ${which} LIMIT ${COUNT_LIMIT + 1}) counted)`;
    const [counts] = await tx.$queryRaw<{ inbox: number; archive: number; unread: number }[]>`
      SELECT ${counted(inbox)} AS inbox, ${counted(archived)} AS archive, ${counted(Prisma.sql`${inbox} AND v.read_at IS NULL`)} AS unread`;
    const shown = rows.slice(0, PAGE_ROWS);
    const last = shown.at(-1);
    return {
      tab,
      services: await catalogueServices(acting),
      sort: order.sort,
      now,
      counts: counts ?? { inbox: 0, archive: 0, unread: 0 },
      canMark: may(actor, 'service_message.mark'),
      next: rows.length > PAGE_ROWS && last ? writeCursor([last.position, last.id]) : null,
      seen,
      rows: shown.map(({ position: _, ...row }) => row),
    };
  });
}

export type MessageList = Awaited<ReturnType<typeof listMessages>>;
