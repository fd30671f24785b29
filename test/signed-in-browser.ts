import { encode } from 'next-auth/jwt';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { PEOPLE, type PersonKey } from './cast';
import { ownerSql } from './database';

export const ORIGIN = 'http://localhost:3000';

/** A session of this person and the cookie that a browser would send for it. */
export async function signInBrowser(person: PersonKey): Promise<Viewer & { cookie: string }> {
  const sid = newSecret();
  const sessionHash = hashOf(sid);
  await ownerSql(
    "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at) VALUES ($1, $2, 60, now() + interval '1 hour')",
    [sessionHash, PEOPLE[person].id],
  );
  const value = await encode({ token: { sid }, secret: process.env.LIAISON_SECRET ?? '' });
  return { sessionHash, requestId: null, cookie: `liaison.session=${value}` };
}
