import type { EventDraft } from '@/lib/command/event';
import { Prisma } from '@/lib/platform/db';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { conflict, stale } from '@/lib/shared/errors';
import { SETTINGS, type Section, type SettingName, type SettingPatch } from '../schema/settings';
import { type HeldTenant, holdsDelegation } from './hold-tenant';

type Changing = Acting & { grant: Grant; record: HeldTenant };

/** Throws conflict `not_delegated` unless the acting partner is delegated for each of these settings. */
export async function requireDelegation(acting: Changing, names: readonly SettingName[]): Promise<void> {
  if (acting.actor.side !== 'partner') return;
  for (const serviceId of new Set(names.map((name) => SETTINGS[name].serviceId)))
    if (!(await holdsDelegation(acting, acting.record.customerId, serviceId))) throw conflict('not_delegated');
}

/**
 * Writes what differs, on the version that the person saw, and returns an event a setting. The database adds the history. Throws
 * conflict when a delegation does not cover a setting or nothing differs, stale with the version that stands now.
 */
export async function changeSettings(
  acting: Changing,
  change: { section: Section; version: number; patch: SettingPatch; undoesId?: string },
): Promise<EventDraft[]> {
  const { tx, actor, now, record } = acting;
  const { section, version, undoesId } = change;
  const asked = Object.entries(change.patch) as [SettingName, string | null][];
  await requireDelegation(
    acting,
    asked.map(([name]) => name),
  );
  const changed = asked.filter(([name, value]) => record.values[name] !== value);
  // A form that was sent twice is not told that somebody else was faster.
  const isTwice = changed.length === 0 && !undoesId;
  if (record.versions[section] !== version && !isTwice) throw stale(record.versions[section]);
  if (changed.length === 0) throw conflict('nothing_changed');

  const assignments = changed.map(([name, value]) =>
    name.endsWith('_days')
      ? Prisma.sql`${Prisma.raw(name)} = ${value}::text::int`
      : Prisma.sql`${Prisma.raw(name)} = ${value}`,
  );
  await tx.$executeRaw`SELECT set_config('liaison.undoes', ${undoesId ?? ''}, true)`;
  await tx.$executeRaw`
    UPDATE tenant_organization SET ${Prisma.join(assignments, ', ')}, updated_at = ${now}
    WHERE customer_id = ${record.customerId}::uuid`;
  return changed.map(([setting, after]) => ({
    name: 'tenant.setting_changed',
    recordType: 'tenant',
    recordId: record.customerId,
    customerId: record.customerId,
    ...(actor.side === 'partner' ? { partnerId: actor.organizationId } : {}),
    audience: 'operator_partner_customer',
    data: {
      setting,
      serviceId: SETTINGS[setting].serviceId,
      isOnBehalf: actor.side === 'partner',
      ...(undoesId ? { undoes: undoesId } : {}),
    },
    words: {
      before: record.values[setting],
      after,
      name: record.name,
      by: actor.name,
      byOrganization: actor.organizationName,
    },
  }));
}
