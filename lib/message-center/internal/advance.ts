import { differing, type EventDraft } from '@/lib/command/event';
import { ownAct, REPEAT } from '@/lib/command/repeat';
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

/** The answer to an act that the person has sent already, with the same reason where it asks for one; null when it is still to be done. */
export async function doneAlready(
  acting: Acting & { record: ServiceMessage; input: { version: number; reason?: string } },
  name: string,
) {
  const { id, version } = acting.record;
  const act = { name: `service_message.${name}`, recordType: 'service_message', recordId: id } as const;
  const said = await ownAct(acting, act, { seen: acting.input.version, stands: version });
  const isSame = said !== null && (said.reason ?? undefined) === acting.input.reason;
  return isSame ? { ...REPEAT, value: { id } } : null;
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
  words: EventDraft['words'] = {},
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
  words,
});

/** `Admin impact` as `adminImpact`, by which its words are found. */
const tagKey = (tag: string): string =>
  tag.replace(/^[A-Z]/, (sign) => sign.toLowerCase()).replace(/ ([a-z])/g, (_, sign: string) => sign.toUpperCase());

type Said = {
  title: string;
  body: string;
  category: string;
  severity: string;
  isMajorChange: boolean;
  isDataPrivacy: boolean;
  startsAt: Date;
  endsAt: Date | null;
  actBy: Date | null;
  services: readonly { name: string }[];
  tags: readonly string[];
};

/** What an editor changed of a message, before and after; of the text that it changed, which the message itself has. On data privacy no title. */
export function contentSaid(before: Said | null, after: Said): EventDraft['data'] {
  const isPrivate = after.isDataPrivacy || before?.isDataPrivacy;
  const read = (of: Said | null): EventDraft['data'] =>
    of
      ? {
          ...(isPrivate ? {} : { title: of.title }),
          category: of.category,
          urgency: of.severity,
          isMajorChange: of.isMajorChange,
          startsAt: of.startsAt.toISOString(),
          endsAt: of.endsAt?.toISOString() ?? null,
          actBy: of.actBy?.toISOString() ?? null,
          services: of.services
            .map((one) => one.name)
            .sort()
            .join(', '),
          tags: of.tags.map(tagKey).sort().join(','),
        }
      : {};
  return {
    ...differing(read(before), read(after)),
    ...(before && before.body !== after.body ? { changed: 'body' } : {}),
  };
}

/** A message's services and tags as they stand, for what the record says of a change. */
export async function standingParts({ tx }: Acting, message: ServiceMessage) {
  const services = await tx.serviceMessageService.findMany({
    where: { messageId: message.id },
    select: { name: true },
  });
  const tags = await tx.serviceMessageTag.findMany({ where: { messageId: message.id }, select: { tag: true } });
  return { ...message, services, tags: tags.map((one) => one.tag) };
}
