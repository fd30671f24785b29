import { defineCommand } from '@/lib/command/define-command';
import { changeSettings } from '../internal/change-settings';
import { holdTenant } from '../internal/hold-tenant';
import { passwordForm } from '../schema/settings';

/** Changes after how many days passwords expire (14 to 730, or never) and how many days before users are told (P2). */
export const changePasswordPolicy = defineCommand({
  action: 'tenant.change',
  input: passwordForm,
  on: (acting, input) => holdTenant(acting, input.customerId),
  run: async (working) => {
    const { input } = working;
    const patch =
      input.expiry === 'never'
        ? { password_validity_days: null }
        : {
            password_validity_days: input.password_validity_days,
            password_notify_days: input.password_notify_days,
          };
    return {
      value: null,
      events: await changeSettings(working, { section: 'password', version: input.version, patch }),
    };
  },
});
