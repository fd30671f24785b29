import type { Readable } from 'node:stream';
import { storage } from '@/lib/platform/storage';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { caseScopeOf, scopeOf } from '@/lib/policy/scopes';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import type { DraftAttachment } from './rules';

/** The person's own files that are kept under a draft and not yet sent, oldest first. */
export async function listDraftAttachments(viewer: Viewer, draftKey: string): Promise<DraftAttachment[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'draft.keep');
    if (!isUuid(draftKey)) return [];
    return tx.attachment.findMany({
      where: { personId: actor.personId, draftKey, audience: null },
      select: { id: true, name: true, sizeBytes: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
  });
}

export type OpenedAttachment = {
  name: string;
  contentType: string;
  sizeBytes: number;
  sha256: string;
  /** Opens the bytes; rejects when they are not there. */
  read(): Promise<Readable>;
};

/** A file that was sent to the viewer's side, or that the viewer keeps in a draft. Anything else is not found. */
export async function openAttachment(viewer: Viewer, id: string): Promise<OpenedAttachment> {
  return asViewer(viewer, async ({ tx, actor }) => {
    const reach = [
      ...(may(actor, 'draft.keep') ? [{ personId: actor.personId, audience: null }] : []),
      ...(may(actor, 'escalation.view')
        ? [{ NOT: { escalationId: null }, ...scopeOf(actor, authorize(actor, 'escalation.view')) }]
        : []),
      ...(may(actor, 'case.view')
        ? [{ NOT: { caseId: null }, customerCase: caseScopeOf(actor, authorize(actor, 'case.view')) }]
        : []),
    ];
    if (!isUuid(id) || reach.length === 0) throw notFound();
    const found = await tx.attachment.findFirst({
      where: { id, OR: reach },
      select: { name: true, contentType: true, sizeBytes: true, sha256: true, storageKey: true },
    });
    if (!found) throw notFound();
    const { storageKey, ...shown } = found;
    return { ...shown, read: () => storage.read(storageKey) };
  });
}
