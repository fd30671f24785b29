import { supportedLocale } from '@/lib/i18n/locales';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';

/** What the form of an invitation begins with: whose roles there are to choose from, and the viewer's own language. */
export async function getInviting(viewer: Viewer) {
  return asViewer(viewer, async ({ actor }) => {
    authorize(actor, 'person.invite');
    return {
      organizationName: actor.organizationName,
      side: actor.side,
      locale: supportedLocale(actor.locale),
      mayGiveGlobalAdmin: actor.roles.includes('global_admin'),
    };
  });
}
