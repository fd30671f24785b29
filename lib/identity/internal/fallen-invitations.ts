import type { Acting } from '@/lib/policy/enter';
import type { Action } from '@/lib/policy/table';

/** Withdraws, each on the record with the reason, the open invitations of a colleague who could not make them any more. */
export async function withdrawFallen(
  { tx, now }: Acting,
  personId: string,
  action: Action,
  reason: 'inviter_disabled' | 'inviter_lost_role',
): Promise<void> {
  await tx.$queryRaw`SELECT withdraw_fallen_invitations(${personId}::uuid, ${action}, ${reason}, ${now})`;
}
