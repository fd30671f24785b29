import type { Acting } from '@/lib/policy/enter';

/**
 * Whom a report of being affected names: the reseller of record of a subscription that holds the service (the most seats when there are several),
 * else a partner that is delegated for it, else nobody. Read as the customer itself; every supporting partner sees the report all the same.
 */
export async function supportingPartnerOf({ tx, actor }: Acting, serviceId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ partner_id: string }[]>`
    SELECT partner_id FROM (
      SELECT s.partner_id, s.quantity FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
        WHERE s.customer_id = ${actor.organizationId}::uuid AND os.service_id = ${serviceId} AND s.status <> 'deleted'
      UNION ALL
      SELECT d.partner_id, 0 FROM delegation d WHERE d.customer_id = ${actor.organizationId}::uuid AND d.service_id = ${serviceId}
    ) supporting ORDER BY quantity DESC, partner_id LIMIT 1`;
  return row?.partner_id ?? null;
}
