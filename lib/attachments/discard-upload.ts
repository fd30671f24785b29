import type { Viewer } from '@/lib/policy/enter';
import type { Outcome } from '@/lib/shared/errors';
import { discardAttachment } from './commands/discard-attachment';
import { removeFiles } from './internal/receive';

/** Takes back one of the person's own files that is not sent yet: the row, then, once that is committed, what is stored. */
export async function discardUpload(viewer: Viewer, id: string): Promise<Outcome<null>> {
  const outcome = await discardAttachment(viewer, { id });
  if (!outcome.ok) return outcome;
  await removeFiles([outcome.value]);
  return { ok: true, value: null };
}
