import type { Acting } from '@/lib/policy/enter';

/** The database tells at most one more. */
export const AUDIENCE_LIMIT = 1_000;

export type Audience = {
  customers: { id: string; name: string; readers: number }[];
  readers: number;
  /** There are more customers than are told. */
  isMore: boolean;
  /** No chosen service is one of ours. */
  isNobody: boolean;
};

/** Exactly whom a message for these services reaches now: the customers that hold one of them, and how many people there may read it. */
export async function audienceOf(
  { tx }: Acting,
  serviceIds: readonly (string | null)[],
  isDataPrivacy: boolean,
): Promise<Audience> {
  const services = [...new Set(serviceIds.filter((id) => id !== null))];
  const rows = await tx.$queryRaw<{ id: string; name: string; readers: number }[]>`
    SELECT customer_id AS id, name, readers FROM service_message_audience(${services}::text[], ${isDataPrivacy})`;
  const customers = rows.slice(0, AUDIENCE_LIMIT);
  return {
    customers,
    readers: customers.reduce((sum, customer) => sum + customer.readers, 0),
    isMore: rows.length > AUDIENCE_LIMIT,
    isNobody: services.length === 0,
  };
}
