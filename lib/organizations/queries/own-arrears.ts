import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';

/** P9: since when and why the viewer's own partner is in arrears; null when it is not. */
export async function ownArrears(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'arrears.view');
    return tx.standing.findFirst({
      where: { organizationId: actor.organizationId, kind: 'arrears', endedAt: null },
      select: { since: true, reason: true },
    });
  });
}
