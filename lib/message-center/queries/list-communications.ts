import { newestVisibleMarks } from '@/lib/audit/queries';
import { catalogueServices } from '@/lib/catalogue/tx';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { filtersSql } from '../internal/listing';
import type { Category, MessageSeverity, MessageState } from '../schema';

const PAGE_ROWS = 25;
export const COUNT_LIMIT = 1_000;
export const WRITING_VIEWS = ['draft', 'in_review', 'approved', 'published', 'withdrawn'] as const;

type Row = {
  id: string;
  title: string;
  state: MessageState;
  category: Category;
  severity: MessageSeverity;
  isMajorChange: boolean;
  isDataPrivacy: boolean;
  origin: 'written' | 'imported';
  services: string[];
  writer: string | null;
  updatedAt: Date;
};

export type WritingSearch = { view?: string; service?: string; tag?: string; q?: string; after?: string };

/** Every message of the operator by state, the last changed first, 25 a page by keyset; counts of each state stop at 1,000. */
export async function listCommunications(viewer: Viewer, search: WritingSearch) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'service_message.oversee');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const view = WRITING_VIEWS.find((one) => one === search.view) ?? 'draft';
    const from = readCursor(search.after, ['instant', 'text']);
    const filters = filtersSql({ service: search.service, tag: search.tag, q: search.q });
    const wheres = [
      Prisma.sql`m.state = ${view}`,
      ...filters,
      ...(from ? [Prisma.sql`(m.updated_at, m.id) < (${from[0]}::timestamptz, ${from[1]})`] : []),
    ];
    const rows = await tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT m.* FROM service_message m WHERE ${Prisma.join(wheres, ' AND ')} ORDER BY m.updated_at DESC, m.id DESC LIMIT ${PAGE_ROWS + 1}
      ), names AS MATERIALIZED (SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT p.written_by_id) FROM page p)) n)
      SELECT m.id, m.title, m.state, m.category, m.severity, m.is_major_change AS "isMajorChange", m.is_data_privacy AS "isDataPrivacy",
        m.origin, n.name AS writer, m.updated_at AS "updatedAt",
        ARRAY(SELECT s.name FROM service_message_service s WHERE s.message_id = m.id ORDER BY s.name) AS services
      FROM page m LEFT JOIN names n ON n.id = m.written_by_id ORDER BY m.updated_at DESC, m.id DESC`;
    const counts = await tx.$queryRaw<{ view: string; count: number }[]>`${Prisma.join(
      WRITING_VIEWS.map(
        (one) => Prisma.sql`(SELECT ${one} AS view, count(*)::int AS count FROM
          (SELECT FROM service_message m WHERE m.state = ${one} LIMIT ${COUNT_LIMIT + 1}) counted)`,
      ),
      ' UNION ALL ',
    )}`;
    const shown = rows.slice(0, PAGE_ROWS);
    const last = shown.at(-1);
    return {
      view,
      services: await catalogueServices(acting),
      seen,
      rows: shown,
      next: rows.length > PAGE_ROWS && last ? writeCursor([last.updatedAt, last.id]) : null,
      views: WRITING_VIEWS.map((name) => ({ name, count: counts.find((one) => one.view === name)?.count ?? 0 })),
      canWrite: may(actor, 'service_message.write'),
      canImport: may(actor, 'service_message.import'),
    };
  });
}

export type WritingList = Awaited<ReturnType<typeof listCommunications>>;
