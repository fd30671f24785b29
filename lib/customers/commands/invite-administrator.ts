import { defineCommand } from '@/lib/command/define-command';
import { inviteInside, withdrawInside } from '@/lib/identity/tx';
import { administratorForm } from '../schema';
import { holdCustomer } from '../tx';

/**
 * Invites the first global administrator of a customer that nobody administers yet, in place of whom the partner invited before; for a mail
 * that did not arrive, or a wrong address. Throws conflict `has_administrator` once the customer has one.
 */
export const inviteAdministrator = defineCommand({
  action: 'customer.invite_administrator',
  input: administratorForm,
  stepUp: true,
  on: (acting, input) => holdCustomer(acting, input.customerId),
  run: async (working) => {
    const { input } = working;
    const withdrawn = await withdrawInside(working, input.customerId);
    const { event } = await inviteInside(working, {
      organizationId: input.customerId,
      email: input.adminEmail.toLowerCase(),
      name: input.adminName,
      locale: input.adminLanguage,
      roles: ['global_administrator'],
    });
    return { value: null, events: [...withdrawn, event] };
  },
});
