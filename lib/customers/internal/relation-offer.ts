import type { Acting } from '@/lib/policy/enter';

type OfferRow = {
  partner_id: string;
  name: string;
  domain: string;
  support_website: string | null;
  support_email: string | null;
  support_phone: string | null;
  support_hours: string | null;
  support_languages: string | null;
  services: string[];
  is_in_arrears: boolean;
  since: Date | null;
};

/** Who asks the acting customer's global administrator behind a link, for what, and what stands already; null for a link that does not stand. */
export async function loadOffer({ tx, actor }: Acting, token: string) {
  const [row] = await tx.$queryRaw<OfferRow[]>`SELECT * FROM relation_offer(${token})`;
  if (!row) return null;
  const services = await tx.service.findMany({ select: { id: true, name: true }, orderBy: { position: 'asc' } });
  const held = await tx.delegation.findMany({ where: { customerId: actor.organizationId, partnerId: row.partner_id } });
  // P5: one partner that sells holds a service; this one counts as such once it has sold something here.
  const others = await tx.$queryRaw<{ service_id: string; name: string }[]>`
    SELECT DISTINCT d.service_id, p.name FROM delegation d JOIN organization p ON p.id = d.partner_id
    WHERE d.customer_id = ${actor.organizationId}::uuid AND d.partner_id <> ${row.partner_id}::uuid
      AND EXISTS (SELECT FROM subscription s WHERE s.customer_id = d.customer_id AND s.partner_id = d.partner_id AND s.status <> 'deleted')
      AND EXISTS (SELECT FROM subscription s WHERE s.customer_id = d.customer_id AND s.partner_id = ${row.partner_id}::uuid AND s.status <> 'deleted')`;
  return {
    partnerId: row.partner_id,
    name: row.name,
    domain: row.domain,
    support: {
      website: row.support_website,
      email: row.support_email,
      phone: row.support_phone,
      hours: row.support_hours,
      languages: row.support_languages,
    },
    /** P9, which is no business of the customer's: it reads that it cannot begin now, and not why. */
    mayBegin: !row.is_in_arrears,
    /** Since when the relation stands; null when there is none yet. */
    since: row.since,
    services: services.map((service) => ({
      ...service,
      isAsked: row.services.includes(service.id),
      isHeld: held.some((one) => one.serviceId === service.id),
      heldBy: others.find((one) => one.service_id === service.id)?.name ?? null,
    })),
  };
}
