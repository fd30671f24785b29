import { defineCommand } from '@/lib/command/define-command';
import { changeSettings } from '../internal/change-settings';
import { holdTenant } from '../internal/hold-tenant';
import { profileForm } from '../schema/settings';

/** Changes address and phone of the organization profile (P2); the country never changes. */
export const changeProfile = defineCommand({
  action: 'tenant.change',
  input: profileForm,
  on: (acting, input) => holdTenant(acting, input.customerId),
  run: async (working) => {
    const { customerId: _, version, ...patch } = working.input;
    return { value: null, events: await changeSettings(working, { section: 'profile', version, patch }) };
  },
});
