import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { matching, searchText } from '../internal/matching';

export type OrganizationHit = { id: string; name: string; domain: string };

/** Partners and customers as the list of organizations finds them, by name, at most `most` of each. */
export async function searchOrganizations(viewer: Viewer, typed: string, most: number) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'organization.view');
    const of = (kind: 'partner' | 'customer') => Prisma.sql`(SELECT o.kind, o.id, o.name, o.domain FROM organization o
      WHERE ${Prisma.join([Prisma.sql`o.kind = ${kind}`, ...matching(searchText(typed))], ' AND ')} ORDER BY o.name_key, o.id LIMIT ${most})`;
    const found = await tx.$queryRaw<
      (OrganizationHit & { kind: string })[]
    >`${of('partner')} UNION ALL ${of('customer')}`;
    const ofKind = (wanted: string): OrganizationHit[] =>
      found.filter(({ kind }) => kind === wanted).map(({ id, name, domain }) => ({ id, name, domain }));
    return { partners: ofKind('partner'), customers: ofKind('customer') };
  });
}
