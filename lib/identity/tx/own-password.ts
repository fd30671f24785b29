import type { Acting } from '@/lib/policy/enter';
import { passwordMatches } from '../internal/password';

/** True when this is the acting person's own password. */
export async function isOwnPassword({ tx }: Acting, password: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ stored: string | null }[]>`SELECT own_password() AS stored`;
  return passwordMatches(row?.stored ?? undefined, password);
}
