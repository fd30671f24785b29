import { defineCommand } from '@/lib/command/define-command';
import { invitationsInside, withdrawInside } from '@/lib/identity/tx';
import { conflict } from '@/lib/shared/errors';
import { holdEnrolments, inviteFirst } from '../internal/first-admin';
import { firstAdminForm } from '../schema';

/**
 * Invites another first global admin of an enrolled partner that has none yet, once no invitation before works any more. Throws conflict
 * `invitation_stands` as long as one does, and `has_administrator` once the partner has a global admin.
 */
export const inviteFirstAdmin = defineCommand({
  action: 'organization.enrol',
  input: firstAdminForm,
  stepUp: true,
  on: async (acting, { id }) => {
    await holdEnrolments(acting);
    return acting.tx.organization.findFirst({ where: { id, kind: 'partner' }, select: { id: true } });
  },
  run: async ({ record, ...acting }) => {
    if ((await invitationsInside(acting, record.id)).some((one) => one.state === 'invited'))
      throw conflict('invitation_stands');
    const lapsed = await withdrawInside(acting, record.id);
    const { event } = await inviteFirst(acting, record.id, acting.input);
    return { value: null, events: [...lapsed, event] };
  },
});
