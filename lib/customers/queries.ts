import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeOf } from '@/lib/policy/scopes';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { named, searchText } from './internal/named';

const PAGE = 25;

export type CustomerRow = { id: string; name: string; domain: string };
export type CustomerPage = { customers: CustomerRow[]; next: string | null };

/** The partner's customers whose company name (any word of it) or domain begins with the text, by name; 25 a page. */
export async function findCustomers(
  viewer: Viewer,
  search: { q?: string | undefined; after?: string | undefined },
): Promise<CustomerPage> {
  return asViewer(viewer, async ({ tx, actor }) => {
    const { partnerId } = scopeOf(actor, authorize(actor, 'customer.find'));
    const from = readCursor(search.after, ['text', 'uuid']);
    const later = from ? Prisma.sql`AND (o.name_key, o.id) > (${from[0]}, ${from[1]}::uuid)` : Prisma.empty;
    const rows = await tx.$queryRaw<(CustomerRow & { name_key: string })[]>`
      SELECT o.id, o.name, o.domain, o.name_key FROM relation r JOIN organization o ON o.id = r.customer_id
      WHERE r.partner_id = ${partnerId}::uuid AND ${named(searchText(search.q))} ${later} ORDER BY o.name_key, o.id LIMIT ${PAGE + 1}`;
    const customers = rows.slice(0, PAGE);
    const last = customers.at(-1);
    return {
      customers: customers.map(({ id, name, domain }) => ({ id, name, domain })),
      next: rows.length > PAGE && last ? writeCursor([last.name_key, last.id]) : null,
    };
  });
}
