import type { Acting } from '@/lib/policy/enter';
import { conflict } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import type { StandingKind } from '../schema';

type About = { organizationId: string; kind: StandingKind; reason: string };

const SIDE = { arrears: 'partner', advanced_agreement: 'customer' } as const;

/** The organization that such a thing is said of: a partner's arrears, a customer's agreement. Null for any other. */
export const concerned = ({ tx }: Acting, kind: StandingKind, id: string) =>
  tx.organization.findFirst({ where: { id, kind: SIDE[kind] }, select: { id: true } });

/** Of two who say it at once the second waits, and is told that it stands. */
const hold = ({ tx }: Acting, { organizationId, kind }: About) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`standing ${kind} ${organizationId}`}, 0))`;

/** Begins it now. Throws conflict when it runs already. */
export async function begin(acting: Acting, about: About): Promise<void> {
  await hold(acting, about);
  const { organizationId, kind, reason } = about;
  const running = await acting.tx.standing.count({ where: { organizationId, kind, endedAt: null } });
  if (running > 0) throw conflict('standing_runs');
  const { actor, now } = acting;
  await acting.tx.standing.createMany({
    data: [{ id: newId(), organizationId, kind, reason, since: now, setById: actor.personId }],
  });
}

/** Ends what runs, and answers since when it ran. Throws conflict when nothing does. */
export async function end(acting: Acting, about: About): Promise<Date> {
  await hold(acting, about);
  const { organizationId, kind, reason } = about;
  const where = { organizationId, kind, endedAt: null };
  const running = await acting.tx.standing.findFirst({ where, select: { since: true } });
  if (!running) throw conflict('standing_ended');
  await acting.tx.standing.updateMany({
    where,
    data: { endedAt: acting.now, endedById: acting.actor.personId, endReason: reason },
  });
  return running.since;
}
