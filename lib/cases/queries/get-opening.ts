import { listDraftAttachments } from '@/lib/attachments/queries';
import { getDraft, getDraftByKey } from '@/lib/conversation/queries';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { isUuid, newId } from '@/lib/shared/ids';
import { loadCasePartners, usualPartner } from '../internal/partners';

/** What the draft of a new case is found again by. */
export const OPENING_SUBJECT = 'new';

/** All that the form for a new case shows: who serves the customer and how to reach them (P11), its services, and what was begun before. */
export async function getOpening(viewer: Viewer, draftKey?: string) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    authorize(actor, 'case.open');
    const joined = { ...viewer, acting };
    const partners = await loadCasePartners(acting);
    const named = new Map(partners.flatMap((partner) => partner.services.map(({ id, name }) => [id, name] as const)));
    const draft =
      draftKey && isUuid(draftKey)
        ? await getDraftByKey(joined, draftKey)
        : await getDraft(joined, { kind: 'case', subject: OPENING_SUBJECT });
    const key = draft?.key ?? newId();
    return {
      partners,
      usualPartnerId: usualPartner(partners, undefined)?.id ?? null,
      services: [...named].map(([id, name]) => ({ id, name })),
      draft,
      key,
      files: draft ? await listDraftAttachments(joined, key) : [],
      timeZone: actor.timeZone,
      now,
    };
  });
}

export type CaseOpening = Awaited<ReturnType<typeof getOpening>>;
