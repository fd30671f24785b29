import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { conflict } from '@/lib/shared/errors';
import { SECTIONS, SETTING_NAMES, type Section, type SettingValues } from '../schema/settings';

export type HeldTenant = {
  customerId: string;
  name: string;
  values: SettingValues;
  versions: Record<Section, number>;
};

type TenantRow = { customer_id: string } & Record<string, string | number | null>;

/** A row of read_tenant() as settings in text and versions by form; what the reader may not see is null. */
export function asSettings(row: Record<string, unknown>): Pick<HeldTenant, 'values' | 'versions'> {
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return {
    values: Object.fromEntries(SETTING_NAMES.map((name) => [name, text(row[name])])) as SettingValues,
    versions: Object.fromEntries(SECTIONS.map((section) => [section, Number(row[`${section}_version`])])) as Record<
      Section,
      number
    >,
  };
}

/**
 * A tenant whose settings the grant reaches, held until the transaction ends; null when it is nothing to who acts. Throws conflict when
 * the customer is the partner's own, and no delegation (any more) covers a setting (P5).
 */
export async function holdTenant(
  { tx, actor, grant }: Acting & { grant: Grant },
  customerId: string,
): Promise<HeldTenant | null> {
  if (grant.scope === 'tenant.own' && customerId !== actor.organizationId) return null;
  await tx.$executeRaw`
    SELECT t.customer_id FROM tenant_organization t WHERE t.customer_id = ${customerId}::uuid FOR UPDATE`;
  // A statement of its own: it sees what stands once the row is held.
  const [row] = await tx.$queryRaw<TenantRow[]>`SELECT t.* FROM read_tenant(${customerId}::uuid) t`;
  const customer = await tx.organization.findFirst({
    where: { id: customerId, kind: 'customer' },
    select: { name: true },
  });
  if (!customer) return null;
  if (!row && actor.side === 'partner') throw conflict('not_delegated');
  return row ? { customerId, name: customer.name, ...asSettings(row) } : null;
}

/** Whether the acting partner is delegated for the service; if so the delegation stands until the transaction ends. */
export async function holdsDelegation({ tx }: Acting, customerId: string, serviceId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT hold_delegation(${customerId}::uuid, ${serviceId}) AS held`;
  return row?.held ?? false;
}
