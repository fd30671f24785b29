import type { Acting } from '@/lib/policy/enter';

/**
 * Waits until nobody else changes the people of an organization, to the end of the transaction: one after the other, each sees what the one
 * before left.
 */
export async function holdPeople({ tx }: Pick<Acting, 'tx'>, organizationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('people ' || ${organizationId}::text, 0))`;
}
