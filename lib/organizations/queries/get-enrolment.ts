import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';

/** What the form of an enrolment begins with: its key. Refused to those who may not enrol. */
export async function getEnrolment(viewer: Viewer) {
  return asViewer(viewer, async ({ actor }) => {
    authorize(actor, 'organization.enrol');
    return { key: newId() };
  });
}
