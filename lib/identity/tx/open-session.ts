import type { Transaction } from '@/lib/platform/db';
import { hashOf, newSecret } from '@/lib/shared/ids';

const IDLE_MINUTES = 120;
const LIFE_HOURS = 12;

/** Makes a session row for who has proved to be this person, by whichever way. Returns the secret id; the row keeps its hash. */
export async function openSession(
  tx: Transaction,
  {
    personId,
    userAgent,
    method,
  }: { personId: string; userAgent: string | null; method: 'password' | 'passkey' | 'oidc' },
): Promise<string> {
  const sessionId = newSecret();
  await tx.$executeRaw`
    INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, user_agent, method)
    VALUES (${hashOf(sessionId)}, ${personId}::uuid, ${IDLE_MINUTES}, now() + make_interval(hours => ${LIFE_HOURS}),
      ${userAgent?.slice(0, 300) ?? null}, ${method})`;
  return sessionId;
}
