import type { Acting } from '@/lib/policy/enter';
import { conflict } from '@/lib/shared/errors';

/** One change of a person's factors after the other, to the end of the transaction. */
export async function holdFactors({ tx, actor }: Acting): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('factors ' || ${actor.personId}::text, 0))`;
}

/** After a factor went: refuses where a role requires one and none is left; without any, recovery codes have nothing to recover. */
export async function leavesFactor({ tx, actor }: Acting): Promise<void> {
  const [authenticators, passkeys] = [
    await tx.totpFactor.count({ where: { personId: actor.personId, confirmedAt: { not: null } } }),
    await tx.passkey.count({ where: { personId: actor.personId } }),
  ];
  if (authenticators + passkeys > 0) return;
  const [row] = await tx.$queryRaw<{ required: boolean }[]>`SELECT own_factor_required() AS required`;
  if (row?.required) throw conflict('factor_required');
  await tx.$executeRaw`DELETE FROM recovery_code WHERE person_id = ${actor.personId}::uuid`;
}
