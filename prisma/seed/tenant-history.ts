import type { Command } from '@/lib/command/define-command';
import { moveClock } from '@/lib/platform/clock';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { changePasswordPolicy } from '@/lib/tenant-config/commands/change-password-policy';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { changeRelease } from '@/lib/tenant-config/commands/change-release';
import { changeSharing } from '@/lib/tenant-config/commands/change-sharing';
import { undoTenantChange } from '@/lib/tenant-config/commands/undo-tenant-change';
import type { Section } from '@/lib/tenant-config/schema/settings';
import { ORGANIZATIONS } from '@/test/cast';
import { TENANT_PROFILES } from './tenant-profiles';

const DAY = 86_400_000;

async function must<T>(command: Command<T>, viewer: Viewer, input: Record<string, unknown>): Promise<void> {
  const outcome = await command(viewer, input);
  if (!outcome.ok)
    throw new Error(`${command.action} failed in the demo's history: ${JSON.stringify(outcome.failure)}`);
}

const versionOf = (viewer: Viewer, customerId: string, section: Section): Promise<number> =>
  asViewer(viewer, async ({ tx }) => {
    const [row] = await tx.$queryRaw<Record<string, number>[]>`SELECT t.* FROM read_tenant(${customerId}::uuid) t`;
    return row?.[`${section}_version`] ?? 0;
  });

/** Some weeks of settings changed by the customers and, on behalf, by their partner; made by the commands with a moved clock. */
export async function seedTenantHistory(sessionOf: (email: string) => Promise<Viewer>): Promise<void> {
  const [tina, serge, hana, alan] = await Promise.all([
    sessionOf('tina@tailspin.example'),
    sessionOf('serge@tailspin.example'),
    sessionOf('hana@contoso.example'),
    sessionOf('alan@adatum.example'),
  ]);
  const [tailspin, wingtip] = [ORGANIZATIONS.tailspin.id, ORGANIZATIONS.wingtip.id];
  const ago = (days: number) => moveClock(new Date(Date.now() - days * DAY));
  const change = async (
    command: Command<null>,
    who: Viewer,
    customerId: string,
    section: Section,
    values: Record<string, string>,
  ) => must(command, who, { customerId, version: await versionOf(who, customerId, section), ...values });
  try {
    ago(41);
    await change(changeProfile, tina, tailspin, 'profile', {
      ...TENANT_PROFILES.tailspin,
      street: '22 Jinji Lake Avenue, Tower B',
    });
    ago(34);
    await change(changePasswordPolicy, hana, tailspin, 'password', {
      expiry: 'after',
      password_validity_days: '180',
      password_notify_days: '14',
    });
    ago(33);
    const undone = await asViewer(tina, ({ tx }) =>
      tx.tenantChange.findFirstOrThrow({ where: { customerId: tailspin, setting: 'password_validity_days' } }),
    );
    await must(undoTenantChange, tina, { customerId: tailspin, changeId: undone.id });
    ago(26);
    await change(changeRelease, hana, tailspin, 'release', {
      release_preference: 'targeted_selected',
      release_users: 'serge.baranov@tailspin.example mei.gao@tailspin.example',
    });
    ago(19);
    await change(changeSharing, serge, tailspin, 'sharing', {
      sharepoint_sharing: 'existing_guests',
      acknowledged: 'on',
    });
    ago(17);
    await change(changeSharing, tina, tailspin, 'sharing', { sharepoint_sharing: 'organization_only' });
    ago(12);
    await change(changeProfile, hana, wingtip, 'profile', { ...TENANT_PROFILES.wingtip, phone: '+86 22 5555 0168' });
    ago(8);
    await must(changeDelegation, alan, {
      partnerId: ORGANIZATIONS.fabrikam.id,
      remove: 'apps',
      seen: 'exchange,sharepoint,onedrive,teams,apps,entra',
    });
    ago(7);
    await must(changeDelegation, alan, {
      partnerId: ORGANIZATIONS.fabrikam.id,
      grant: 'apps',
      seen: 'exchange,sharepoint,onedrive,teams,entra',
    });
  } finally {
    moveClock(null);
  }
}
