import { workTime } from '@/lib/platform/clock';
import { appDb, settled, type Transaction } from '@/lib/platform/db';
import { signedOut } from '@/lib/shared/errors';
import type { Actor, Role, Side } from './actor';

/** One transaction in which a person acts: the database knows who, and `now` is its own instant. */
export type Acting = { tx: Transaction; actor: Actor; now: Date; requestId: string | null };

/** A signed-in browser, or an acting transaction that a query joins. Holds nothing that decides. */
export type Viewer = { sessionHash: string; requestId: string | null; acting?: Acting };

type EnterRow = {
  person_id: string;
  organization_id: string;
  kind: Side;
  roles: Role[];
  name: string;
  email: string;
  locale: string;
  time_zone: string;
  organization_name: string;
  in_arrears: boolean;
  instant: Date;
};

/** Checks the session and sets who acts, in one round trip. Throws signed_out when it is unknown, idle too long, over or revoked. */
export async function enter(
  tx: Transaction,
  sessionHash: string,
  requestId: string | null,
  touch = true,
): Promise<Acting> {
  const [row] = await tx.$queryRaw<EnterRow[]>`SELECT * FROM enter(${sessionHash}, ${touch})`;
  if (!row) throw signedOut();
  return { tx, actor: actorOf(row), now: workTime(row.instant), requestId };
}

const actorOf = (row: EnterRow): Actor => ({
  personId: row.person_id,
  organizationId: row.organization_id,
  side: row.kind,
  roles: row.roles,
  name: row.name,
  email: row.email,
  locale: row.locale,
  timeZone: row.time_zone,
  organizationName: row.organization_name,
  isInArrears: row.in_arrears,
});

/**
 * Runs `work` in one transaction as the recipient of a notification that the worker has claimed: under the same role and policies as if
 * that person had asked. Null when the claim does not hold any more, or the person may not sign in.
 */
export async function asRecipient<T>(
  notificationId: string,
  claim: string,
  work: (acting: Acting) => Promise<T>,
): Promise<T | null> {
  return appDb().$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<EnterRow[]>`SELECT * FROM enter_as_recipient(${notificationId}::uuid, ${claim})`;
      return row ? work({ tx, actor: actorOf(row), now: workTime(row.instant), requestId: null }) : null;
    },
    { maxWait: 5_000, timeout: 10_000 },
  );
}

const LIMIT_MS = 10_000;

/**
 * Runs `work` in one transaction as the viewer; a query called from a query or a command takes its caller's transaction. It is given up after
 * ten seconds, or after `limitMs`.
 */
export async function asViewer<T>(
  viewer: Viewer,
  work: (acting: Acting) => Promise<T>,
  { touch, limitMs = LIMIT_MS }: { touch?: boolean; limitMs?: number } = {},
): Promise<T> {
  if (viewer.acting) return work(viewer.acting);
  return settled(() =>
    appDb().$transaction(
      async (tx) => {
        const acting = await enter(tx, viewer.sessionHash, viewer.requestId, touch);
        if (limitMs > LIMIT_MS) await tx.$queryRaw`SELECT set_config('statement_timeout', ${`${limitMs}ms`}, true)`;
        return work(acting);
      },
      { maxWait: 5_000, timeout: limitMs },
    ),
  );
}
