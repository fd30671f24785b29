import { keepsMail } from '@/lib/platform/mail';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { isOnByDefault, kindsFor } from '../rules/kinds';
import type { Kind } from '../schema';

/** What this person can be told by mail, and which of it they want: their choice, or what holds until they choose. */
export async function getChoices(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'notification.choose');
    const rows = await tx.notificationPreference.findMany({ where: { personId: actor.personId } });
    const chosen = new Map(rows.map((row) => [row.kind, row.byMail]));
    const choices = kindsFor(actor).map((kind: Kind) => ({ kind, byMail: chosen.get(kind) ?? isOnByDefault(kind) }));
    return { choices, email: actor.email, isMailbox: keepsMail() };
  });
}
