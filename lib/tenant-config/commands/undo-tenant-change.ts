import { defineCommand } from '@/lib/command/define-command';
import { may, refusalOf } from '@/lib/policy/authorize';
import { conflict, DomainError, invalid, notFound, stale } from '@/lib/shared/errors';
import { changeSettings } from '../internal/change-settings';
import { holdTenant } from '../internal/hold-tenant';
import { type Sharing, sharingFault } from '../rules/sharing';
import { isToldInTime, SETTINGS, type SettingName, undoForm } from '../schema/settings';

/**
 * Puts one setting back to what it was before a change: a new change, by the rules of any other. Throws stale when the setting has
 * changed since, refused where the person may not change that setting.
 */
export const undoTenantChange = defineCommand({
  action: 'tenant.change_sharing',
  input: undoForm,
  on: (acting, input) => holdTenant(acting, input.customerId),
  run: async (working) => {
    const { tx, actor, input, record } = working;
    const { customerId } = record;
    const change = await tx.tenantChange.findFirst({ where: { id: input.changeId, customerId } });
    if (!change) throw notFound();
    const setting = change.setting as SettingName;
    const { section } = SETTINGS[setting];
    if (section !== 'sharing' && !may(actor, 'tenant.change')) throw new DomainError(refusalOf(actor, 'tenant.change'));
    const newest = await tx.tenantChange.findFirst({
      where: { customerId, setting },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
    if (newest?.id !== change.id || record.values[setting] !== change.after) throw stale(record.versions[section]);
    if (setting === 'release_users' && !change.before && record.values.release_preference === 'targeted_selected')
      throw conflict('selected_needs_users');
    if (section === 'password' && !isToldInTime({ ...record.values, [setting]: change.before }))
      throw conflict('notify_too_early');
    if (section === 'sharing') {
      const before = record.values as unknown as Sharing;
      const fault = sharingFault(before, { ...before, [setting]: change.before }, input.acknowledged);
      if (fault?.why === 'onedrive_wider') throw invalid({ acknowledged: 'onedrive_wider' });
      if (fault) throw invalid({ acknowledged: 'acknowledge_needed' });
    }
    return {
      value: null,
      events: await changeSettings(working, {
        section,
        version: record.versions[section],
        patch: { [setting]: change.before },
        undoesId: change.id,
      }),
    };
  },
});
