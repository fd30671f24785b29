import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { matching, searchText } from '../internal/matching';
import { ORGANIZATION_VIEWS, type OrganizationView } from '../schema';

const PAGE_ROWS = 25;
export const COUNT_LIMIT = 1_000;

export type OrganizationSearch = { view?: string | undefined; q?: string | undefined; after?: string | undefined };

export type OrganizationRow = {
  id: string;
  name: string;
  domain: string;
  mpnId: string | null;
  /** Since when what the view's side can have runs: a partner's arrears, a customer's advanced agreement. */
  since: Date | null;
  customerCount: number;
  partnerNames: string[];
};

const running = (kind: 'arrears' | 'advanced_agreement') =>
  Prisma.sql`EXISTS (SELECT FROM standing s WHERE s.organization_id = o.id AND s.kind = ${kind} AND s.ended_at IS NULL)`;
const VIEW_SQL: Record<OrganizationView, Prisma.Sql> = {
  partners: Prisma.sql`o.kind = 'partner'`,
  without_admin: Prisma.sql`o.kind = 'partner' AND lacks_administrator(o.id)`,
  arrears: Prisma.sql`o.kind = 'partner' AND ${running('arrears')}`,
  customers: Prisma.sql`o.kind = 'customer'`,
  agreements: Prisma.sql`o.kind = 'customer' AND ${running('advanced_agreement')}`,
};

/**
 * Partners or customers as the operator's administration sees them, by name, 25 a page; found by any word of the name, the domain or the MPN
 * id. Counts of each view stop at 1,000.
 */
export async function listOrganizations(viewer: Viewer, search: OrganizationSearch = {}) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'organization.view');
    const view = ORGANIZATION_VIEWS.find((one) => one === search.view) ?? 'partners';
    const q = searchText(search.q);
    const from = readCursor(search.after, ['text', 'uuid']);
    const filters = [
      VIEW_SQL[view],
      ...matching(q),
      ...(from ? [Prisma.sql`(o.name_key, o.id) > (${from[0]}, ${from[1]}::uuid)`] : []),
    ];
    const found = await tx.$queryRaw<(OrganizationRow & { nameKey: string })[]>`
      SELECT o.id, o.name, o.domain, o.mpn_id AS "mpnId", o.name_key AS "nameKey", s.since,
        (SELECT count(*)::int FROM relation r WHERE r.partner_id = o.id) AS "customerCount",
        ARRAY(SELECT p.name FROM relation r JOIN organization p ON p.id = r.partner_id WHERE r.customer_id = o.id ORDER BY p.name_key) AS "partnerNames"
      FROM (SELECT o.id, o.name, o.domain, o.mpn_id, o.name_key FROM organization o
        WHERE ${Prisma.join(filters, ' AND ')} ORDER BY o.name_key, o.id LIMIT ${PAGE_ROWS + 1}) o
        LEFT JOIN standing s ON s.organization_id = o.id AND s.ended_at IS NULL
      ORDER BY o.name_key, o.id`;
    const counts = await tx.$queryRaw<{ view: OrganizationView; count: number }[]>`${Prisma.join(
      ORGANIZATION_VIEWS.map(
        (one) => Prisma.sql`(SELECT ${one} AS view, count(*)::int AS count FROM
        (SELECT FROM organization o WHERE ${VIEW_SQL[one]} LIMIT ${COUNT_LIMIT + 1}) counted)`,
      ),
      ' UNION ALL ',
    )}`;
    const shown = found.slice(0, PAGE_ROWS);
    const last = shown.at(-1);
    return {
      view,
      views: ORGANIZATION_VIEWS.map((name) => ({ name, count: counts.find((one) => one.view === name)?.count ?? 0 })),
      rows: shown.map(({ nameKey: _, ...row }): OrganizationRow => row),
      next: found.length > PAGE_ROWS && last ? writeCursor([last.nameKey, last.id]) : null,
      can: { enrol: may(actor, 'organization.enrol') },
    };
  });
}

export type OrganizationList = Awaited<ReturnType<typeof listOrganizations>>;
