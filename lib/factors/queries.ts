import { asViewer, type Viewer } from '@/lib/policy/enter';
import { proofDue } from '@/lib/policy/proof';
import type { Proof } from '@/lib/shared/errors';

/** By what the viewer must prove who they are before a dangerous act; null when they have done so within ten minutes. */
export async function getProofDue(viewer: Viewer): Promise<Proof | null> {
  return asViewer(viewer, async ({ tx }) => {
    const due = await proofDue(tx, viewer.sessionHash);
    return due?.isDue ? due.by : null;
  });
}
