import { defineCommand } from '@/lib/command/define-command';
import { invalid } from '@/lib/shared/errors';
import { changeSettings, requireDelegation } from '../internal/change-settings';
import { holdTenant } from '../internal/hold-tenant';
import { type Sharing, sharingFault } from '../rules/sharing';
import { type SettingName, sharingForm } from '../schema/settings';

/** Changes how far SharePoint and OneDrive share outside (P2): OneDrive never wider, and wider only with the person's acknowledgement. */
export const changeSharing = defineCommand({
  action: 'tenant.change_sharing',
  input: sharingForm,
  on: (acting, input) => holdTenant(acting, input.customerId),
  run: async (working) => {
    const { input, record } = working;
    const before = record.values as unknown as Sharing;
    const patch = {
      ...(input.sharepoint_sharing ? { sharepoint_sharing: input.sharepoint_sharing } : {}),
      ...(input.onedrive_sharing ? { onedrive_sharing: input.onedrive_sharing } : {}),
    };
    // Before anything is said of what stands: who is not delegated sees none of it.
    await requireDelegation(working, Object.keys(patch) as SettingName[]);
    const isSeen = record.versions.sharing === input.version;
    const fault = sharingFault(before, { ...before, ...patch }, input.acknowledged);
    if (fault && isSeen) throw invalid({ [fault.field]: fault.why });
    return {
      value: null,
      events: await changeSettings(working, { section: 'sharing', version: input.version, patch }),
    };
  },
});
