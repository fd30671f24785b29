import type { Audience } from '@/lib/command/event';
import type { Acting } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';

/** What a conversation and its files stand on: an escalation (partner and operator) or a case (customer and partner). */
export type RecordPlace = {
  recordType: 'escalation' | 'case';
  id: string;
  partnerId: string;
  customerId: string;
};

/** The columns by which a message or a file belongs to its record. */
export const placeColumns = ({ recordType, id, partnerId, customerId }: RecordPlace) => ({
  ...(recordType === 'case' ? { caseId: id } : { escalationId: id }),
  partnerId,
  customerId,
});

type Sending = { on: RecordPlace; draftKey: string; messageId: string | null; audience: Audience };

/** Sends the person's own files of a draft with a record or one of its messages, for the same audience, in one UPDATE. Returns how many. */
export async function attachDraftFiles(
  { tx, actor }: Acting,
  { on, draftKey, messageId, audience }: Sending,
): Promise<number> {
  const { count } = await tx.attachment.updateMany({
    where: { personId: actor.personId, draftKey, audience: null },
    data: { ...placeColumns(on), messageId, audience, draftKey: null },
  });
  return count;
}

/**
 * Lets files of a case go along with an escalation of that case, each as a row of its own on the same bytes, for operator and partner:
 * with a message of the escalation, or with the escalation itself. Returns how many.
 */
export async function sendFilesAlong(
  { tx, actor, now }: Acting,
  {
    caseId,
    fileIds,
    to,
    messageId,
  }: {
    caseId: string;
    fileIds: readonly string[];
    to: RecordPlace;
    messageId: string | null;
  },
): Promise<number> {
  if (fileIds.length === 0) return 0;
  const files = await tx.attachment.findMany({
    where: { id: { in: [...fileIds] }, caseId },
    orderBy: { createdAt: 'asc' },
  });
  const { count } = await tx.attachment.createMany({
    data: files.map(({ id, name, contentType, sizeBytes, sha256, storageKey }) => ({
      id: newId(),
      sourceId: id,
      personId: actor.personId,
      ...placeColumns(to),
      messageId,
      audience: 'operator_partner',
      name,
      contentType,
      sizeBytes,
      sha256,
      storageKey,
      createdAt: now,
    })),
  });
  return count;
}
