import { asViewer, type Viewer } from '@/lib/policy/enter';
import { handleOf } from '../internal/session-handle';

/** Where the viewer is signed in now, the session that asks first, then the last used. */
export async function ownSessions(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    const rows = await tx.$queryRaw<{ idHash: string; userAgent: string | null; createdAt: Date; seenAt: Date }[]>`
      SELECT s.id_hash AS "idHash", s.user_agent AS "userAgent", s.created_at AS "createdAt", s.seen_at AS "seenAt" FROM session s
      WHERE s.person_id = ${actor.personId}::uuid AND s.revoked_at IS NULL AND s.ends_at > now()
        AND s.seen_at > now() - make_interval(mins => s.idle_minutes)
      ORDER BY s.id_hash = ${viewer.sessionHash} DESC, s.seen_at DESC LIMIT 50`;
    return rows.map(({ idHash, ...row }) => ({
      ...row,
      handle: handleOf(idHash),
      isThisOne: idHash === viewer.sessionHash,
    }));
  });
}

export type OwnSession = Awaited<ReturnType<typeof ownSessions>>[number];
