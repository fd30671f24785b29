import { type RecordPlace, sendFilesAlong } from '@/lib/attachments/tx';
import type { EventDraft } from '@/lib/command/event';
import { addMessage } from '@/lib/conversation/tx';
import { holdRelation } from '@/lib/leaving/tx';
import type { CustomerCase } from '@/lib/platform/generated/client';
import { authorize, type Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { caseScopeOf } from '@/lib/policy/scopes';
import { conflict, invalid, notFound, stale } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { type CaseAct, type CaseSide, type CaseState, caseTurn, nextCaseState } from './rules/states';

export type CaseRecord = CustomerCase & { state: CaseState };

/** The case of that number, if the grant reaches it. */
export async function findCase(
  { tx, actor, grant }: Acting & { grant: Grant },
  number: string,
): Promise<CaseRecord | null> {
  return (await tx.customerCase.findFirst({ where: { number, ...caseScopeOf(actor, grant) } })) as CaseRecord | null;
}

/** The same for a command: holds the row until the transaction ends. */
export async function holdCase(acting: Acting & { grant: Grant }, number: string): Promise<CaseRecord | null> {
  const found = await findCase(acting, number);
  if (!found) return null;
  // Before the case, like whoever ends the relation or off-boards the customer.
  await holdRelation(acting, found);
  await acting.tx.$executeRaw`SELECT FROM customer_case c WHERE c.id = ${found.id}::uuid FOR UPDATE`;
  return findCase(acting, number);
}

/** Where the messages and files of a case stand. */
export const placeOfCase = ({ id, partnerId, customerId }: CaseRecord): RecordPlace => ({
  recordType: 'case',
  id,
  partnerId,
  customerId,
});

/** Whether an escalation of the case is under way: neither at its end nor told to the customer. For the partner, who alone reads it. */
export async function hasOpenEscalation({ tx }: Acting, caseId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (SELECT FROM case_escalation l JOIN escalation e ON e.id = l.escalation_id
      WHERE l.case_id = ${caseId}::uuid AND e.state NOT IN ('closed', 'withdrawn')
        AND (e.state = 'resolved' AND e.customer_told_at >= e.resolved_at) IS NOT TRUE) AS open`;
  return row?.open ?? false;
}

/**
 * Writes one act on a case - the state it leads to, whose turn it is, a new version - only on the version that the person saw.
 * Throws conflict with the rule's reason, or stale with the version that stands now.
 */
export async function advanceCase(
  acting: Acting & { record: CaseRecord },
  act: CaseAct,
  seenVersion: number,
): Promise<CaseRecord> {
  const { actor, record } = acting;
  if (record.version !== seenVersion) throw stale(record.version);
  const needsFact = act === 'resolve' || act === 'escalate';
  const facts = {
    state: record.state,
    hasOpenEscalation: needsFact && (await hasOpenEscalation(acting, record.id)),
    isEnded: !(await holdRelation(acting, record)),
  };
  const next = nextCaseState(act, actor.side as CaseSide, facts);
  if (!next.ok) throw conflict(next.why);
  return writeState(acting, record, next.to);
}

async function writeState({ tx, now }: Acting, record: CaseRecord, state: CaseState): Promise<CaseRecord> {
  const data = {
    state,
    turn: caseTurn(state),
    resolvedAt: state === 'resolved' ? (record.resolvedAt ?? now) : state === 'closed' ? record.resolvedAt : null,
    closedAt: state === 'closed' ? (record.closedAt ?? now) : null,
    version: record.version + 1,
    updatedAt: now,
  };
  const { count } = await tx.customerCase.updateMany({ where: { id: record.id, version: record.version }, data });
  if (count === 0) throw stale(record.version + 1);
  return { ...record, ...data };
}

/** The event of an act on a case: ids, number, service, and the state before and after. */
export function caseEvent(
  name: `case.${string}`,
  before: CaseRecord,
  after: CaseRecord,
  audience: EventDraft['audience'],
  data: EventDraft['data'] = {},
): EventDraft {
  return {
    name,
    recordType: 'case',
    recordId: before.id,
    partnerId: before.partnerId,
    customerId: before.customerId,
    audience,
    data: {
      number: before.number,
      serviceId: before.serviceId,
      stateBefore: before.state,
      stateAfter: after.state,
      version: after.version,
      ...data,
    },
  };
}

type GoingAlong = {
  caseNumber: string;
  messageIds: readonly string[];
  fileIds: readonly string[];
  escalation: { id: string; number: string; customerId: string };
};

/**
 * Links an escalation that is being filed to the case it comes from, and lets the chosen messages (as one first message) and files go
 * along for the operator to read: nothing that was not chosen. Returns the event for the case.
 */
export async function escalateFromCase(acting: Acting, along: GoingAlong): Promise<EventDraft> {
  const { tx, actor, now } = acting;
  const grant = authorize(actor, 'case.escalate');
  const record = await holdCase({ ...acting, grant }, along.caseNumber);
  if (!record || record.customerId !== along.escalation.customerId) throw notFound();
  const after = await advanceCase({ ...acting, record }, 'escalate', record.version);
  const link = { partnerId: record.partnerId, customerId: record.customerId };
  await tx.caseEscalation.createMany({
    data: [{ escalationId: along.escalation.id, caseId: record.id, ...link, createdAt: now }],
  });
  const to: RecordPlace = { recordType: 'escalation', id: along.escalation.id, ...link };
  const body = await wordsOf(acting, record, along.messageIds);
  const messageId = body
    ? await addMessage(acting, { on: to, audience: 'operator_partner', key: newId(), body })
    : null;
  const sent = await sendFilesAlong(acting, { caseId: record.id, fileIds: along.fileIds, to, messageId });
  if (sent !== new Set(along.fileIds).size) throw invalid({ caseFiles: 'choose' });
  return caseEvent('case.escalated', record, after, 'partner_customer', { escalationNumber: along.escalation.number });
}

// No words of ours: whoever reads it does so in their own language.
async function wordsOf({ tx }: Acting, record: CaseRecord, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null;
  const messages = await tx.message.findMany({
    where: { id: { in: [...ids] }, caseId: record.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (messages.length !== new Set(ids).size) throw invalid({ caseMessages: 'choose' });
  const sides = await tx.organization.findMany({
    where: { id: { in: [record.partnerId, record.customerId] } },
    select: { kind: true, name: true },
  });
  const nameOf = (side: string) => sides.find((one) => one.kind === side)?.name ?? '';
  const said = messages.map(({ authorSide, createdAt, body }) => {
    const at = createdAt.toISOString().slice(0, 16).replace('T', ' ');
    return `${nameOf(authorSide)} · ${at} UTC\n${body}`;
  });
  return [record.number, ...said].join('\n\n');
}

/**
 * P15 in one act: what the partner tells its customer of an escalation's outcome becomes a message in the case that it came from, which
 * is then resolved. Null when it came of no case.
 */
export async function tellInCase(
  acting: Acting,
  { escalationId, body }: { escalationId: string; body: string },
): Promise<EventDraft | null> {
  const { tx, actor } = acting;
  const link = await tx.caseEscalation.findUnique({
    where: { escalationId },
    select: { customerCase: { select: { number: true } } },
  });
  if (!link) return null;
  const record = await holdCase({ ...acting, grant: authorize(actor, 'case.reply') }, link.customerCase.number);
  if (!record) throw notFound();
  // Between two that parted there is no case to write on; the closing message stands with the escalation's summary.
  if (!(await holdRelation(acting, record))) return null;
  const messageId = await addMessage(acting, {
    on: placeOfCase(record),
    audience: 'partner_customer',
    key: newId(),
    body,
  });
  const isSolved = record.state === 'resolved' || record.state === 'closed';
  const after = await writeState(acting, record, isSolved ? record.state : 'resolved');
  return caseEvent(isSolved ? 'case.replied' : 'case.resolved', record, after, 'partner_customer', { messageId });
}
