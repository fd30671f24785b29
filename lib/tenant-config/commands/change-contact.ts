import { defineCommand } from '@/lib/command/define-command';
import { changeSettings } from '../internal/change-settings';
import { holdTenant } from '../internal/hold-tenant';
import { contactForm } from '../schema/settings';

/** Changes who gets the mails about service health, and in which language (P2). */
export const changeContact = defineCommand({
  action: 'tenant.change',
  input: contactForm,
  on: (acting, input) => holdTenant(acting, input.customerId),
  run: async (working) => {
    const { customerId: _, version, ...patch } = working.input;
    return { value: null, events: await changeSettings(working, { section: 'contact', version, patch }) };
  },
});
