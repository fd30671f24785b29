import type { Acting } from '@/lib/policy/enter';

/** A customer's delegated privileges are granted, removed and ended by one after the other: the second sees what the first did. */
export const holdDelegations = ({ tx }: Pick<Acting, 'tx'>, customerId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('delegation ' || ${customerId}::uuid::text, 0))`;

/**
 * True when the relation of the acting partner or customer with the other lives; it then stands until the transaction ends, so that its
 * end waits for what is being saved, or the save finds it gone.
 */
export async function holdRelation(
  { tx }: Pick<Acting, 'tx'>,
  between: { customerId: string; partnerId: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ stands: boolean }[]>`
    SELECT hold_relation(${between.customerId}::uuid, ${between.partnerId}::uuid) AS stands`;
  return row?.stands ?? false;
}

/** The same, and with it the delegation for a service where there is one: what opens the way to filing is held until it is filed. */
export async function holdReach(
  { tx }: Pick<Acting, 'tx'>,
  between: { customerId: string; partnerId: string },
  serviceId: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ stands: boolean }[]>`
    SELECT hold_relation(${between.customerId}::uuid, ${between.partnerId}::uuid) AS stands,
      hold_delegation(${between.customerId}::uuid, ${serviceId}) AS is_delegated`;
  return row?.stands ?? false;
}
