import { getOwnName } from '@/lib/identity/queries';
import { keyedHash } from '@/lib/platform/seal';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError, type Failure } from '@/lib/shared/errors';
import { MADE_FOR } from '@/lib/shared/form-state';

/** What the forms of a person's pages carry: it tells two people apart and names neither. */
export const markOf = (personId: string): string => keyedHash(`forms of ${personId}`);

/** For whom the form was made; null when it does not say. */
export function madeFor(form: FormData): string | null {
  const mark = form.get(MADE_FOR);
  return typeof mark === 'string' && mark ? mark : null;
}

/** The mark of who is signed in; null when the session is over, or still owes a second factor. */
export async function markOfViewer(viewer: Viewer): Promise<string | null> {
  try {
    return markOf((await getOwnName(viewer)).personId);
  } catch (error) {
    if (error instanceof DomainError && error.failure.kind === 'signed_out') return null;
    throw error;
  }
}

/** Why a form with this mark is not the viewer's to send; null when it is, or does not say whose it is. */
export async function notTheirs(viewer: Viewer, mark: string | null): Promise<Failure | null> {
  if (!mark) return null;
  try {
    const { personId, name } = await getOwnName(viewer);
    return mark === markOf(personId) ? null : { kind: 'other_person', name };
  } catch (error) {
    if (error instanceof DomainError) return error.failure;
    throw error;
  }
}
