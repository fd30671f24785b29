import type { Audience } from '@/lib/command/event';
import type { Acting } from '@/lib/policy/enter';

type Sending = {
  draftKey: string;
  escalationId: string;
  messageId: string | null;
  partnerId: string;
  customerId: string;
  audience: Audience;
};

/** Sends the person's own files of a draft with an escalation or one of its messages, for the same audience, in one UPDATE. Returns how many. */
export async function attachDraftFiles({ tx, actor }: Acting, { draftKey, ...place }: Sending): Promise<number> {
  const { count } = await tx.attachment.updateMany({
    where: { personId: actor.personId, draftKey, escalationId: null },
    data: { ...place, draftKey: null },
  });
  return count;
}
