import { getDraft } from '@/lib/conversation/queries';
import { may } from '@/lib/policy/authorize';
import type { Acting, Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { draftSubject } from '../schema';

export type TypedBefore = { key: string; kept: Record<string, string> };

/** What the person typed into this form and did not send, under its key; a fresh key and nothing else. */
export async function typedBefore(
  viewer: Viewer,
  acting: Acting,
  place: Parameters<typeof draftSubject>[0],
): Promise<TypedBefore> {
  const draft = may(acting.actor, 'draft.keep')
    ? await getDraft({ ...viewer, acting }, { kind: 'message', subject: draftSubject(place) })
    : null;
  return { key: draft?.key ?? newId(), kept: draft?.fields ?? {} };
}
