import { defineCommand } from '@/lib/command/define-command';
import { invalid } from '@/lib/shared/errors';
import { changeSettings } from '../internal/change-settings';
import { holdTenant } from '../internal/hold-tenant';
import { releaseForm, type SettingPatch } from '../schema/settings';

/** Changes who gets new features first (P2). Selected users are named, and are users of this tenant; else they stay as they were. */
export const changeRelease = defineCommand({
  action: 'tenant.change',
  input: releaseForm,
  on: (acting, input) => holdTenant(acting, input.customerId),
  run: async (working) => {
    const { tx, input, record } = working;
    const patch: SettingPatch = { release_preference: input.release_preference };
    if (input.release_preference === 'targeted_selected') {
      if (input.release_users.length === 0) throw invalid({ release_users: 'users_needed' });
      const known = await tx.tenantUser.count({
        where: { customerId: record.customerId, userPrincipalName: { in: input.release_users } },
      });
      if (known !== input.release_users.length) throw invalid({ release_users: 'unknown_users' });
      patch.release_users = input.release_users.sort().join('\n');
    }
    return {
      value: null,
      events: await changeSettings(working, { section: 'release', version: input.version, patch }),
    };
  },
});
