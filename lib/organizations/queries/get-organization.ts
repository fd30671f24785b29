import { invitationsInside } from '@/lib/identity/tx';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import type { StandingKind } from '../schema';

const RELATED = 50;
const HISTORY = 50;

export type StandingRow = {
  id: string;
  since: Date;
  reason: string;
  setBy: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
};

/**
 * A partner or a customer as the operator's administration sees it: what it is, whom it serves or who serves it (at most 50), and its
 * arrears or its advanced agreement, what runs and what was; of a partner that nobody administers yet whom the operator invited. Throws not_found for the operator itself and for an unknown id.
 */
export async function getOrganization(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'organization.view');
    const organization = isUuid(id)
      ? await tx.organization.findFirst({
          where: { id, kind: { not: 'operator' } },
          select: {
            id: true,
            kind: true,
            name: true,
            domain: true,
            mpnId: true,
            supportWebsite: true,
            supportEmail: true,
            supportPhone: true,
            supportHours: true,
            supportLanguages: true,
            createdAt: true,
          },
        })
      : null;
    if (!organization) throw notFound();
    const isPartner = organization.kind === 'partner';
    const related = await tx.$queryRaw<{ id: string; name: string; domain: string; since: Date }[]>`
      SELECT o.id, o.name, o.domain, r.since FROM relation r
        JOIN organization o ON o.id = CASE WHEN r.partner_id = ${id}::uuid THEN r.customer_id ELSE r.partner_id END
      WHERE r.partner_id = ${id}::uuid OR r.customer_id = ${id}::uuid ORDER BY o.name_key, o.id LIMIT ${RELATED + 1}`;
    const standing: StandingKind = isPartner ? 'arrears' : 'advanced_agreement';
    const history = await tx.$queryRaw<StandingRow[]>`
      WITH found AS MATERIALIZED (
        SELECT s.* FROM standing s WHERE s.organization_id = ${id}::uuid AND s.kind = ${standing} ORDER BY s.since DESC, s.id LIMIT ${HISTORY}
      ), names AS MATERIALIZED (
        SELECT n.id, n.name FROM person_names((SELECT array_agg(who) FROM found f, unnest(ARRAY[f.set_by_id, f.ended_by_id]) who)) n
      )
      SELECT f.id, f.since, f.reason, a.name AS "setBy", f.ended_at AS "endedAt", b.name AS "endedBy", f.end_reason AS "endReason"
      FROM found f LEFT JOIN names a ON a.id = f.set_by_id LEFT JOIN names b ON b.id = f.ended_by_id ORDER BY f.since DESC, f.id`;
    const [first] = isPartner
      ? await tx.$queryRaw<{ lacks: boolean }[]>`SELECT lacks_administrator(${id}::uuid) AS lacks`
      : [];
    const invitations = first?.lacks ? await invitationsInside(acting, id) : null;
    return {
      ...organization,
      kind: isPartner ? ('partner' as const) : ('customer' as const),
      related: related.slice(0, RELATED),
      hasMoreRelated: related.length > RELATED,
      standing,
      running: history.find((one) => one.endedAt === null) ?? null,
      history,
      /** Who is invited to administer it, as long as nobody does; null once somebody does. */
      invitations,
      can: {
        change: may(actor, isPartner ? 'arrears.change' : 'advanced_agreement.change'),
        followUp: may(actor, 'person.invite'),
        inviteFirst: may(actor, 'organization.enrol') && !invitations?.some((one) => one.state === 'invited'),
      },
      now,
    };
  });
}

export type OrganizationView = Awaited<ReturnType<typeof getOrganization>>;
