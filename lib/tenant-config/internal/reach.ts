import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { DomainError, notFound } from '@/lib/shared/errors';
import type { ReleasePreference, SharingLevel, TenantSnapshot } from '../schema';

export type Reached = {
  customer: { id: string; name: string; domain: string };
  services: { id: string; name: string }[];
  organization: TenantSnapshot['organization'];
};

type Row = {
  name: string;
  domain: string;
  services: { id: string; name: string }[];
  has_profile: boolean;
  technical_contact_email: string | null;
  password_validity_days: number | null;
  release_preference: ReleasePreference;
  sharepoint_sharing: SharingLevel;
  onedrive_sharing: SharingLevel;
};

const SHARING_SERVICES = ['sharepoint', 'onedrive'];

/**
 * A tenant and the services of it that the acting person reaches: all of its own, else those for which its partner is delegated (P5, P14).
 * Null where there are none; throws refused to a partner of that customer, which knows it and is not delegated.
 */
export async function reachAny(
  { tx, actor }: Acting,
  { action, scope }: Grant,
  customerId: string,
): Promise<Reached | null> {
  const isOwn = scope === 'tenant.own' && actor.organizationId === customerId;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c.name, c.domain, t.customer_id IS NOT NULL AS has_profile, t.technical_contact_email, t.password_validity_days,
      t.release_preference, t.sharepoint_sharing, t.onedrive_sharing,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.position) FROM service s
        WHERE ${isOwn} OR (${scope === 'tenant.delegated'} AND EXISTS (SELECT FROM delegation d
          WHERE d.customer_id = c.id AND d.service_id = s.id AND d.partner_id = ${actor.organizationId}::uuid))), '[]') AS services
    FROM organization c LEFT JOIN read_tenant(${customerId}::uuid) t ON t.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND c.kind = 'customer'`;
  if (!row?.services.length) {
    if (scope !== 'tenant.delegated' || !(await isOwnCustomer({ tx, actor }, customerId))) return null;
    throw new DomainError({ kind: 'refused', action, rule: 'P5', roles: [] });
  }
  const seesSharing = row.services.some((service) => SHARING_SERVICES.includes(service.id));
  return {
    customer: { id: customerId, name: row.name, domain: row.domain },
    services: row.services,
    organization: row.has_profile
      ? {
          technicalContactEmail: row.technical_contact_email,
          sharePointSharing: seesSharing ? row.sharepoint_sharing : null,
          oneDriveSharing: seesSharing ? row.onedrive_sharing : null,
          passwordValidityDays: row.password_validity_days,
          releasePreference: row.release_preference,
        }
      : null,
  };
}

const isOwnCustomer = async ({ tx, actor }: Pick<Acting, 'tx' | 'actor'>, customerId: string): Promise<boolean> =>
  (await tx.relation.count({ where: { customerId, partnerId: actor.organizationId } })) > 0;

/** The same for one service: throws not_found unless it is reached, refused to a partner that is delegated for none or others only. */
export async function reachTenant(
  acting: Acting,
  grant: Grant,
  customerId: string,
  serviceId: string,
): Promise<Reached> {
  const reached = await reachAny(acting, grant, customerId);
  if (!reached) throw notFound();
  if (reached.services.some((service) => service.id === serviceId)) return reached;
  throw grant.scope === 'tenant.delegated'
    ? new DomainError({ kind: 'refused', action: grant.action, rule: 'P5', roles: [] })
    : notFound();
}
