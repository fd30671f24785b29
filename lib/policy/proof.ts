import type { Transaction } from '@/lib/platform/db';
import type { Proof } from '@/lib/shared/errors';

export type ProofDue = { by: Proof; isDue: boolean };

/** By what this session proves who acts, and whether a dangerous act asks for it: ten minutes after the last proof. Null when nobody has entered by it. */
export async function proofDue(tx: Transaction, sessionHash: string): Promise<ProofDue | null> {
  const [row] = await tx.$queryRaw<{ by: Proof; is_due: boolean }[]>`SELECT * FROM confirmation_due(${sessionHash})`;
  return row ? { by: row.by, isDue: row.is_due } : null;
}
