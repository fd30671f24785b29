import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import { keepAttachment } from './commands/keep-attachment';
import { BrokenUpload, type ReceivedForm, receiveForm, removeFiles } from './internal/receive';
import type { UploadTrouble } from './rules';

export type ReceivedUpload = { fields: Record<string, string>; trouble: UploadTrouble | null };
/** What keeps a whole form from being taken in, whatever its files are. */
export type Refusing = (fields: Record<string, string>) => Promise<UploadTrouble | null>;

/** Refuses before a byte is read: who may keep no draft may send no file. */
const mayUpload = (viewer: Viewer): Promise<unknown> =>
  asViewer(viewer, async ({ actor }) => authorize(actor, 'draft.keep'));

async function keepFiles(viewer: Viewer, { fields, files, trouble }: ReceivedForm): Promise<UploadTrouble | null> {
  const left = [...files];
  try {
    for (const file of files) {
      const kept = await keepAttachment(viewer, { ...file, draftKey: fields.draftKey });
      if (kept.ok) left.shift();
      else if (kept.failure.kind === 'conflict') return trouble ?? 'too_many';
      else if (kept.failure.kind === 'signed_out') return 'signed_out';
      else throw new DomainError(kept.failure);
    }
    return trouble;
  } finally {
    await removeFiles(left);
  }
}

/**
 * Takes in a form with its files and keeps them under the form's `draftKey`; what was typed is handed back for the draft.
 * A file beyond the limits is left out and named by `trouble`, as is what `refusing` says of the whole. Throws signed_out or refused before reading; a form that
 * breaks off, or has no key, is `broken` and leaves nothing.
 */
export async function receiveUpload(
  viewer: Viewer,
  request: Request,
  refusing: Refusing = async () => null,
): Promise<ReceivedUpload> {
  await mayUpload(viewer);
  try {
    const received = await receiveForm(request);
    if (!isUuid(received.fields.draftKey ?? '')) {
      await removeFiles(received.files);
      return { fields: {}, trouble: 'broken' };
    }
    const refused = await refusing(received.fields);
    if (refused) await removeFiles(received.files);
    return { fields: received.fields, trouble: refused ?? (await keepFiles(viewer, received)) };
  } catch (error) {
    if (error instanceof BrokenUpload) return { fields: {}, trouble: 'broken' };
    throw error;
  }
}
