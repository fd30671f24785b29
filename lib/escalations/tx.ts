import type { RecordPlace } from '@/lib/attachments/tx';
import type { EventDraft } from '@/lib/command/event';
import { ownAct } from '@/lib/command/repeat';
import type { Escalation } from '@/lib/platform/generated/client';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeOf, scopeSql } from '@/lib/policy/scopes';
import { conflict, notFound, stale } from '@/lib/shared/errors';
import { makeCalendar } from './calendar';
import { addPause } from './rules/clock';
import { queuePosition } from './rules/queue';
import type { Severity, SlaTarget } from './rules/severity';
import { type Act, type EscalationState, nextState, turn } from './rules/states';

export type EscalationRecord = Escalation & {
  state: EscalationState;
  severity: Severity | null;
  proposedSeverity: Severity;
};

/** Where the messages and files of an escalation stand. */
export const placeOf = ({
  id,
  partnerId,
  customerId,
}: Pick<RecordPlace, 'id' | 'partnerId' | 'customerId'>): RecordPlace => ({
  recordType: 'escalation',
  id,
  partnerId,
  customerId,
});

/** The escalation of that number, if the grant reaches it. */
export async function findEscalation(
  { tx, actor, grant }: Acting & { grant: Grant },
  number: string,
): Promise<EscalationRecord | null> {
  const found = await tx.escalation.findFirst({ where: { number, ...scopeOf(actor, grant) } });
  return found as EscalationRecord | null;
}

/** The same for a command: holds the row until the transaction ends, so that of two who act at once the second sees what the first did. */
export async function holdEscalation(
  acting: Acting & { grant: Grant },
  number: string,
): Promise<EscalationRecord | null> {
  await acting.tx
    .$executeRaw`SELECT FROM escalation e WHERE e.number = ${number} AND ${scopeSql(acting.actor, acting.grant)} FOR UPDATE`;
  return findEscalation(acting, number);
}

/** The promises and the business days as they stand in the database. */
export async function loadPromises({ tx }: Acting) {
  const targets = (await tx.slaTarget.findMany()) as SlaTarget[];
  const days = await tx.calendarDay.findMany({ select: { date: true, kind: true } });
  const calendar = makeCalendar(
    days.map((day) => ({ date: day.date.toISOString().slice(0, 10), kind: day.kind as 'holiday' | 'workday' })),
  );
  return { targets, calendar };
}

type Patch = Partial<
  Pick<
    EscalationRecord,
    | 'severity'
    | 'severityReason'
    | 'assigneeId'
    | 'responseDueAt'
    | 'firstResponseAt'
    | 'resolvedAt'
    | 'customerToldAt'
    | 'customerToldHow'
    | 'closingMessage'
    | 'closedAt'
  >
>;

/**
 * Writes one act on an escalation: the state it leads to, clocks, place in the queue and a new version - only on the version that the
 * person saw. Throws conflict with the rule's reason, stale with the version that stands now, or not_found.
 */
export async function advance(
  acting: Acting & { record: EscalationRecord },
  act: Act | null,
  seenVersion: number,
  patch: Patch = {},
): Promise<EscalationRecord> {
  const { tx, record, now } = acting;
  if (record.version !== seenVersion) throw stale(record.version);
  const next = act ? nextState(act, { ...record, kind: 'customer' }, now) : { ok: true as const, to: record.state };
  if (!next.ok) throw conflict(next.why);
  const state = next.to;
  const pausedMs =
    record.state === 'waiting_for_partner' && state !== record.state
      ? addPause({ ...record, pausedMs: Number(record.pausedMs) }, now)
      : Number(record.pausedMs);
  const waitingSince = state === 'waiting_for_partner' ? (record.waitingSince ?? now) : null;
  const after = { ...record, ...patch, state, pausedMs, waitingSince };
  const moves =
    turn(state) !== record.turn ||
    after.responseDueAt !== record.responseDueAt ||
    (after.firstResponseAt === null) !== (record.firstResponseAt === null);
  const place = moves ? queuePosition(after, now) : { rank: record.queueRank, at: record.queueAt };
  const data = {
    ...patch,
    state,
    turn: turn(state),
    pausedMs: BigInt(pausedMs),
    waitingSince,
    queueRank: place.rank,
    queueAt: place.at,
    version: record.version + 1,
    updatedAt: now,
  };
  const { count } = await tx.escalation.updateMany({ where: { id: record.id, version: seenVersion }, data });
  if (count === 0) {
    const current = await tx.escalation.findFirst({ where: { id: record.id }, select: { version: true } });
    throw current ? stale(current.version) : notFound();
  }
  return { ...record, ...data };
}

/** True when the person has done this act already on the version that they saw, and nothing has changed since. */
export const isDoneBy = async (
  acting: Acting & { record: EscalationRecord },
  act: string,
  seen: number,
): Promise<boolean> => {
  const { id, version } = acting.record;
  const made = { name: `escalation.${act}`, recordType: 'escalation', recordId: id } as const;
  return (await ownAct(acting, made, { seen, stands: version })) !== null;
};

/** The event of an act on an escalation: ids, number, and the state before and after. */
export function escalationEvent(
  name: string,
  before: EscalationRecord,
  after: EscalationRecord,
  audience: EventDraft['audience'],
  data: EventDraft['data'] = {},
  words: EventDraft['words'] = {},
): EventDraft {
  return {
    name: `escalation.${name}`,
    recordType: 'escalation',
    recordId: before.id,
    partnerId: before.partnerId,
    customerId: before.customerId,
    audience,
    data: {
      number: before.number,
      stateBefore: before.state,
      stateAfter: after.state,
      version: after.version,
      ...data,
    },
    words,
  };
}
