import type { Acting } from '@/lib/policy/enter';

const MOST = 200;

/** The partner's customers for which it supports the service of an issue and does not follow the issue yet, by name; at most 200. */
export async function followableCustomers(
  { tx, actor }: Acting,
  issue: { id: string; serviceId: string },
): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT o.id, o.name FROM organization o WHERE o.id IN (
      SELECT s.customer_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
        WHERE s.partner_id = ${actor.organizationId}::uuid AND os.service_id = ${issue.serviceId} AND s.status <> 'deleted'
      UNION
      SELECT d.customer_id FROM delegation d WHERE d.partner_id = ${actor.organizationId}::uuid AND d.service_id = ${issue.serviceId})
      AND NOT EXISTS (SELECT FROM health_follow f WHERE f.person_id = ${actor.personId}::uuid AND f.issue_id = ${issue.id} AND f.customer_id = o.id)
    ORDER BY o.name_key, o.id LIMIT ${MOST}`;
}
