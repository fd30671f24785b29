import type { Transaction } from '@/lib/platform/db';

/** A receiver is changed, removed and sent to again by one after the other: the second sees what the first did. */
export const holdTarget = (tx: Transaction, id: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery_target ${id.toLowerCase()}`}, 0))`;

/** Holds every receiver that is sent to, so that none is removed while deliveries are made for it. */
export const keepTargets = (tx: Transaction) =>
  tx.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended('delivery_target ' || t.id, 0)) FROM delivery_target t WHERE t.is_enabled ORDER BY t.id`;
