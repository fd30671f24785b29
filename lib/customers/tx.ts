import type { Acting } from '@/lib/policy/enter';

export type FilingReach = {
  customerId: string;
  customerName: string;
  hasAdvancedAgreement: boolean;
  isReseller: boolean;
  isDelegated: boolean;
  maySupport: boolean;
  /** Nothing is filed for a service that is retired. */
  isRetired: boolean;
};

/**
 * P12: how the acting partner reaches a customer's service - sold in a subscription that still exists, or delegated. Null when the customer
 * is not one of the partner's.
 */
export async function loadFilingReach(
  { tx, actor }: Acting,
  customerId: string,
  serviceId: string,
): Promise<FilingReach | null> {
  const [row] = await tx.$queryRaw<
    { name: string; advanced_agreement: boolean; is_reseller: boolean; is_delegated: boolean; is_retired: boolean }[]
  >`
    SELECT o.name, o.advanced_agreement,
      EXISTS (SELECT FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
        WHERE s.partner_id = r.partner_id AND s.customer_id = r.customer_id AND s.status <> 'deleted' AND os.service_id = ${serviceId}) AS is_reseller,
      EXISTS (SELECT FROM delegation d
        WHERE d.partner_id = r.partner_id AND d.customer_id = r.customer_id AND d.service_id = ${serviceId}) AS is_delegated,
      EXISTS (SELECT FROM service s WHERE s.id = ${serviceId} AND s.retired_at IS NOT NULL) AS is_retired
    FROM relation r JOIN organization o ON o.id = r.customer_id
    WHERE r.partner_id = ${actor.organizationId}::uuid AND r.customer_id = ${customerId}::uuid`;
  if (!row) return null;
  return {
    customerId,
    customerName: row.name,
    hasAdvancedAgreement: row.advanced_agreement,
    isReseller: row.is_reseller,
    isDelegated: row.is_delegated,
    maySupport: row.is_reseller || row.is_delegated,
    isRetired: row.is_retired,
  };
}

/** The acting partner's relation with a customer, held until the transaction ends: of two who edit at once the second sees what the first did. */
export async function holdCustomer({ tx, actor }: Acting, customerId: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`customer ${actor.organizationId} ${customerId}`}, 0))`;
  return tx.relation.findFirst({ where: { customerId, partnerId: actor.organizationId } });
}
