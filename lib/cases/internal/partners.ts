import type { Acting } from '@/lib/policy/enter';

export type CasePartner = {
  id: string;
  name: string;
  supportWebsite: string | null;
  supportEmail: string | null;
  supportPhone: string | null;
  supportHours: string | null;
  supportLanguages: string | null;
  /** What it sold, or is delegated for. */
  services: { id: string; name: string; isReseller: boolean }[];
};

/** The partners of the customer that acts, each with the services it serves; who sold most comes first. */
export async function loadCasePartners({ tx, actor }: Acting): Promise<CasePartner[]> {
  const relations = await tx.relation.findMany({
    where: { customerId: actor.organizationId },
    select: {
      partner: {
        select: {
          id: true,
          name: true,
          supportWebsite: true,
          supportEmail: true,
          supportPhone: true,
          supportHours: true,
          supportLanguages: true,
        },
      },
    },
    orderBy: { partner: { nameKey: 'asc' } },
  });
  const served = await tx.$queryRaw<{ partner: string; id: string; name: string; isReseller: boolean }[]>`
    SELECT p.partner_id AS partner, s.id, s.name, p.is_reseller AS "isReseller"
    FROM ctx_case_partners() p JOIN service s ON s.id = p.service_id AND s.retired_at IS NULL ORDER BY s.position`;
  const partners = relations.map(({ partner }) => ({
    ...partner,
    services: served
      .filter((one) => one.partner === partner.id)
      .map(({ id, name, isReseller }) => ({ id, name, isReseller })),
  }));
  const sold = (partner: CasePartner) => partner.services.filter((service) => service.isReseller).length;
  return partners.sort((a, b) => sold(b) - sold(a));
}

/** Whom a problem goes to when no partner was named: who sold the service; else, and without a service, who sold most. */
export function usualPartner(partners: readonly CasePartner[], serviceId: string | undefined): CasePartner | undefined {
  const sells = (partner: CasePartner) => partner.services.some((one) => one.id === serviceId && one.isReseller);
  const serves = (partner: CasePartner) => partner.services.some((one) => one.id === serviceId);
  return partners.find(sells) ?? partners.find(serves) ?? partners[0];
}
