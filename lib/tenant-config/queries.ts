import { newestVisibleMarks } from '@/lib/audit/queries';
import { catalogueServices } from '@/lib/catalogue/tx';
import { listColleaguesWith } from '@/lib/identity/queries';
import { authorize } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { type Reached, reachTenant } from './internal/reach';
import { readSettings } from './internal/settings-view';

import { tenantChecks } from './rules';
import type { CheckFinding, DnsRecordKind, TenantSnapshot, TenantSubscription } from './schema';
import type { Section } from './schema/settings';

type UserCounts = { total: number; without_licence: number; without_usage_location: number; blocked: number };

/** One tenant's rows for one service, of what the acting person reaches; row-level security decides again (P5, P14). */
async function readSnapshot({ tx }: Acting, reached: Reached, serviceId: string): Promise<TenantSnapshot> {
  const customerId = reached.customer.id;
  const serviceIds = reached.services.map((service) => service.id);
  const domains = await tx.tenantDomain.findMany({
    where: { customerId },
    orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
  });
  const records = await tx.tenantDnsRecord.findMany({ where: { customerId }, orderBy: { kind: 'asc' } });
  const [users] = await tx.$queryRaw<UserCounts[]>`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE u.is_blocked))::int AS blocked,
      (count(*) FILTER (WHERE u.usage_location IS NULL))::int AS without_usage_location,
      (count(*) FILTER (WHERE NOT u.is_blocked AND NOT EXISTS (SELECT FROM tenant_licence l
        JOIN offer_service os ON os.offer_id = l.offer_id WHERE l.user_id = u.id AND os.service_id = ${serviceId})))::int AS without_licence
    FROM tenant_user u WHERE u.customer_id = ${customerId}::uuid`;
  const subscriptions = await tx.$queryRaw<
    (Omit<TenantSubscription, 'status'> & { status: TenantSubscription['status'] })[]
  >`
    SELECT s.friendly_name AS "friendlyName", s.status, s.quantity, s.term_ends_at AS "endsAt",
      (SELECT count(*)::int FROM tenant_licence l WHERE l.subscription_id = s.id) AS "assignedCount",
      EXISTS (SELECT FROM offer_service os WHERE os.offer_id = s.offer_id AND os.service_id = ${serviceId}) AS "coversService"
    FROM subscription s WHERE s.customer_id = ${customerId}::uuid AND s.status <> 'deleted'
      AND EXISTS (SELECT FROM offer_service os WHERE os.offer_id = s.offer_id AND os.service_id = ANY (${serviceIds}))
    ORDER BY s.friendly_name`;
  return {
    serviceId,
    organization: reached.organization,
    domains: domains.map(({ id, name, isDefault, verifiedAt }) => ({
      name,
      isDefault,
      verifiedAt,
      records: records
        .filter((record) => record.domainId === id)
        .map(({ kind, expected, found }) => ({ kind: kind as DnsRecordKind, expected, found })),
    })),
    users: {
      total: users?.total ?? 0,
      withoutLicence: users?.without_licence ?? 0,
      withoutUsageLocation: users?.without_usage_location ?? 0,
      blocked: users?.blocked ?? 0,
    },
    subscriptions,
  };
}

/** A service that a finding names, by its name in the catalogue. */
const named = (findings: CheckFinding[], { services }: Reached): CheckFinding[] =>
  findings.map((finding) => {
    const service = services.find((one) => one.id === finding.values.service);
    return service ? { ...finding, values: { ...finding.values, service: service.name } } : finding;
  });

/**
 * What could be mended in the tenant's configuration before filing (P14), computed from this tenant's rows. Not found where the tenant is
 * neither own nor delegated for the service.
 */
export async function findingsFor(viewer: Viewer, customerId: string, serviceId: string) {
  return asViewer(viewer, async (acting) => {
    const reached = await reachTenant(acting, authorize(acting.actor, 'tenant.view'), customerId, serviceId);
    return named(tenantChecks(await readSnapshot(acting, reached, serviceId)), reached);
  });
}

/**
 * A tenant's configuration for one service, with what the checks say of it and the services that the person reaches, and every form
 * of its settings as the person may see and change it. Not found where the tenant is neither own nor delegated for the service.
 */
export async function getTenantConfiguration(viewer: Viewer, customerId: string, serviceId: string) {
  return asViewer(viewer, async (acting) => {
    const grant = authorize(acting.actor, 'tenant.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const reached = await reachTenant(acting, grant, customerId, serviceId);
    const snapshot = await readSnapshot(acting, reached, serviceId);
    const settings = await readSettings(acting, reached);
    const colleagues: Partial<Record<Section, string[]>> = {};
    for (const { section, refusal } of settings?.sections ?? [])
      if (refusal?.why === 'role') colleagues[section] = await listColleaguesWith({ ...viewer, acting }, refusal.roles);
    return {
      customer: reached.customer,
      services: reached.services,
      snapshot,
      findings: named(tenantChecks(snapshot), reached),
      serviceNames: Object.fromEntries((await catalogueServices(acting)).map((one) => [one.id, one.name])),
      settings,
      colleagues,
      organizationName: acting.actor.organizationName,
      personName: acting.actor.name,
      isPartner: acting.actor.side === 'partner',
      organizationId: acting.actor.organizationId,
      seen,
    };
  });
}

export type TenantConfiguration = Awaited<ReturnType<typeof getTenantConfiguration>>;
export type { SectionView, SettingsView } from './internal/settings-view';
