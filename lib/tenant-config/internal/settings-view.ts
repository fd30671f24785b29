import type { Role } from '@/lib/policy/actor';
import { may, refusalOf } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { SECTIONS, SETTINGS, type Section, type SettingName, type SettingPatch, settingsOf } from '../schema/settings';
import { asSettings } from './hold-tenant';
import { namesOf } from './names';
import type { Reached } from './reach';

export type ChangeWords = { at: Date; person: string | null; organization: string | null; isOnBehalf: boolean };

export type SectionView = {
  section: Section;
  version: number;
  /** What the person may see of it; empty where no delegation covers it. */
  values: SettingPatch;
  /** What the person may change of it. */
  mayChange: SettingName[];
  /** Why it cannot be changed: by the role, or as no delegation covers it. */
  refusal: { why: 'role'; rule: string; roles: readonly Role[] } | { why: 'not_delegated' } | null;
  last: ChangeWords | null;
};

export type PasswordOutlook = { total: number; expired: number; soon: number; next: Date | null };

export type SettingsView = { country: string; sections: SectionView[]; passwords: PasswordOutlook };

type LastRow = { setting: SettingName; at: Date; person_id: string; organization_id: string };

/** The newest change of each setting that the acting person may see. */
async function lastChanges(acting: Acting, customerId: string): Promise<Map<Section, ChangeWords>> {
  const rows = await acting.tx.$queryRaw<LastRow[]>`
    SELECT c.setting, c.at, c.person_id, c.organization_id FROM tenant_settings() t CROSS JOIN LATERAL (
      SELECT h.setting, h.at, h.person_id, h.organization_id FROM tenant_change h
      WHERE h.customer_id = ${customerId}::uuid AND h.setting = t.setting ORDER BY h.at DESC, h.id DESC LIMIT 1) c
    ORDER BY c.at`;
  const name = await namesOf(acting, rows);
  return new Map(
    rows.map((row) => [
      SETTINGS[row.setting].section,
      { at: row.at, ...name(row), isOnBehalf: row.organization_id !== customerId },
    ]),
  );
}

/** Blocked users cannot sign in, so their passwords do not count. */
async function passwordOutlook(acting: Acting, customerId: string): Promise<PasswordOutlook> {
  const [row] = await acting.tx.$queryRaw<PasswordOutlook[]>`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE e.ends_at <= ${acting.now}))::int AS expired,
      (count(*) FILTER (WHERE e.ends_at > ${acting.now} AND e.ends_at <= ${acting.now}::timestamptz + make_interval(days => e.notify)))::int AS soon,
      min(e.ends_at) FILTER (WHERE e.ends_at > ${acting.now}) AS next
    FROM (SELECT u.password_changed_at + make_interval(days => t.password_validity_days) AS ends_at, t.password_notify_days AS notify
      FROM tenant_user u JOIN read_tenant(${customerId}::uuid) t ON t.customer_id = u.customer_id
      WHERE u.customer_id = ${customerId}::uuid AND NOT u.is_blocked) e`;
  return row ?? { total: 0, expired: 0, soon: 0, next: null };
}

/** Every form of a tenant's settings as the acting person may see and change it (P2, P5); null for a tenant without settings. */
export async function readSettings(acting: Acting, reached: Reached): Promise<SettingsView | null> {
  const { tx, actor } = acting;
  const customerId = reached.customer.id;
  const [row] = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT t.* FROM read_tenant(${customerId}::uuid) t`;
  if (!row) return null;
  const { values, versions } = asSettings(row);
  const last = await lastChanges(acting, customerId);
  const covered = (name: SettingName) => reached.services.some((service) => service.id === SETTINGS[name].serviceId);
  const sections = SECTIONS.map((section): SectionView => {
    const names = settingsOf(section);
    const isSeen = names.some(covered);
    const action = section === 'sharing' ? 'tenant.change_sharing' : 'tenant.change';
    const { rule, roles } = refusalOf(actor, action);
    const refusal = may(actor, action)
      ? isSeen
        ? null
        : { why: 'not_delegated' as const }
      : { why: 'role' as const, rule, roles: roles as Role[] };
    return {
      section,
      version: versions[section],
      values: isSeen ? Object.fromEntries(names.map((name) => [name, values[name]])) : {},
      mayChange: refusal ? [] : names.filter(covered),
      refusal,
      last: isSeen ? (last.get(section) ?? null) : null,
    };
  });
  const seesPasswords = sections.some((one) => one.section === 'password' && Object.keys(one.values).length > 0);
  return {
    country: String(row.country),
    sections,
    passwords: seesPasswords
      ? await passwordOutlook(acting, customerId)
      : { total: 0, expired: 0, soon: 0, next: null },
  };
}
