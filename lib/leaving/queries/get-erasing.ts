import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';

/** The person of one's own organization who is to become a pseudonym, and whether that may be yet. Not oneself. */
export async function getErasing(viewer: Viewer, personId: string) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'person.erase');
    const person =
      isUuid(personId) && personId !== actor.personId
        ? await tx.person.findFirst({
            where: { id: personId, organizationId: actor.organizationId },
            select: { id: true, name: true, email: true, disabledAt: true, erasedAt: true },
          })
        : null;
    if (!person) throw notFound();
    return person;
  });
}
