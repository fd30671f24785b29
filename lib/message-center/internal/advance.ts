import type { EventDraft } from '@/lib/command/event';
import type { ServiceMessage } from '@/lib/platform/generated/client';
import type { Acting } from '@/lib/policy/enter';
import { conflict, notFound, stale } from '@/lib/shared/errors';
import { nextWritingState, type WritingAct } from '../rules/writing';
import type { MessageState } from '../schema';

/** The message, held until the transaction ends; null when there is none. */
export async function holdMessage({ tx }: Acting, id: string): Promise<ServiceMessage | null> {
  await tx.$executeRaw`SELECT FROM service_message WHERE id = ${id} FOR UPDATE`;
  return tx.serviceMessage.findFirst({ where: { id } });
}

/** True when the person wrote on this message: began it, or changed its draft. The record says so, which nobody can edit. */
export async function isOwnMessage({ tx, actor }: Acting, message: { id: string; writtenById: string | null }) {
  if (message.writtenById === actor.personId) return true;
  const wrote = { recordType: 'service_message', recordId: message.id, name: 'service_message.drafted' };
  return (await tx.event.count({ where: { ...wrote, actorId: actor.personId } })) > 0;
}

type Patch = Partial<Omit<ServiceMessage, 'id' | 'details' | 'state' | 'version' | 'updatedAt'>> & { details?: object };

/**
 * Writes one act on a message, on the version that the person saw only. Throws conflict with the rule's reason, stale with the version that
 * stands now, or not_found. Returns the version that it made.
 */
export async function advance(
  acting: Acting & { record: ServiceMessage },
  act: WritingAct,
  seenVersion: number,
  patch: Patch = {},
): Promise<number> {
  const { tx, record, now } = acting;
  if (record.version !== seenVersion) throw stale(record.version);
  const isOwn = await isOwnMessage(acting, record);
  const next = nextWritingState(act, { state: record.state as MessageState, isOwn });
  if (!next.ok) throw conflict(next.why);
  const version = record.version + 1;
  const { count } = await tx.serviceMessage.updateMany({
    where: { id: record.id, version: seenVersion },
    data: { ...patch, state: next.to, version, updatedAt: now },
  });
  if (count === 0) throw notFound();
  return version;
}

const LEADS_TO: Record<string, MessageState> = {
  submitted: 'in_review',
  approved: 'approved',
  returned: 'draft',
  recalled: 'draft',
  published: 'published',
  withdrawn: 'withdrawn',
};

/** The event of an act on a message: its id, title and version, for the operator's own record; its state before and after, where it moved. On data privacy no title, as a record is read by more. */
export const messageEvent = (
  name: string,
  message: { id: string; title: string; isDataPrivacy: boolean; state?: string },
  data: EventDraft['data'] = {},
): EventDraft => ({
  name: `service_message.${name}`,
  recordType: 'service_message',
  recordId: message.id,
  audience: 'operator',
  data: {
    number: message.id,
    ...(message.isDataPrivacy ? {} : { title: message.title }),
    ...(message.state && LEADS_TO[name] ? { stateBefore: message.state, stateAfter: LEADS_TO[name] } : {}),
    ...data,
  },
});

/** A new title for the record; nothing when it stayed. The body is not on the record: the message itself has it. */
export const titles = (before: { title: string }, after: { title: string }): EventDraft['data'] =>
  before.title === after.title ? {} : { titleBefore: before.title, titleAfter: after.title };
