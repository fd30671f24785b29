import type { Acting } from '@/lib/policy/enter';

/**
 * P5: the services of the acting customer that a partner which sells to it may not be delegated for, as another that sells is; by
 * service the name of that other. Empty for a partner that sells nothing: it may hold privileges beside any.
 */
export async function transactingHolders({ tx, actor }: Acting, partnerId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ service_id: string; name: string }[]>`
    SELECT DISTINCT d.service_id, p.name FROM delegation d JOIN organization p ON p.id = d.partner_id
    WHERE d.customer_id = ${actor.organizationId}::uuid AND d.partner_id <> ${partnerId}::uuid
      AND EXISTS (SELECT FROM subscription s WHERE s.customer_id = d.customer_id AND s.partner_id = d.partner_id AND s.status <> 'deleted')
      AND EXISTS (SELECT FROM subscription s WHERE s.customer_id = d.customer_id AND s.partner_id = ${partnerId}::uuid AND s.status <> 'deleted')`;
  return new Map(rows.map((row) => [row.service_id, row.name]));
}
