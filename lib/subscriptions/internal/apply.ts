import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid, notFound, stale } from '@/lib/shared/errors';
import { type Change, whyNotNow } from '../rules/changes';
import { checkQuantity } from '../rules/quantity';
import type { UpgradeRefusal } from '../rules/upgrade';
import type { SuspensionReason } from '../schema';
import type { SubscriptionRecord } from '../tx';

export type Changing = Acting & { grant: Grant; record: SubscriptionRecord };
type Patch = Partial<
  Pick<SubscriptionRecord, 'quantity' | 'friendlyName' | 'autoRenew' | 'status' | 'suspendedAt' | 'suspensionReason'>
>;
export type AddOn = Pick<SubscriptionRecord, 'id' | 'partnerId' | 'customerId' | 'friendlyName' | 'version'>;

function mayNow({ record, now }: Changing, change: Change, seenVersion: number): void {
  if (record.version !== seenVersion) throw stale(record.version);
  const why = whyNotNow(change, record, now);
  if (why === 'seats_while_suspended') throw invalid({ quantity: 'quantity_while_suspended' });
  if (why) throw conflict(why);
}

async function write({ tx, now }: Acting, on: { id: string; version: number }, patch: Patch): Promise<void> {
  const { count } = await tx.subscription.updateMany({
    where: { id: on.id, version: on.version },
    data: { ...patch, version: on.version + 1, updatedAt: now },
  });
  if (count > 0) return;
  const current = await tx.subscription.findFirst({ where: { id: on.id }, select: { version: true } });
  throw current ? stale(current.version) : notFound();
}

/** Sets the seats to what was typed, as rules/quantity.ts allows. */
export async function applyQuantity(working: Changing, seenVersion: number, typed: string) {
  mayNow(working, 'quantity', seenVersion);
  const checked = checkQuantity(typed, working.record);
  if (!checked.ok) throw invalid({ quantity: checked.error });
  await write(working, working.record, { quantity: checked.quantity });
  return { before: working.record.quantity, after: checked.quantity };
}

export async function applyName(working: Changing, seenVersion: number, friendlyName: string) {
  mayNow(working, 'rename', seenVersion);
  if (friendlyName === working.record.friendlyName) throw invalid({ friendlyName: 'name_same' });
  await write(working, working.record, { friendlyName });
  return { before: working.record.friendlyName, after: friendlyName };
}

export async function applyRenewal(working: Changing, seenVersion: number, autoRenew: boolean) {
  mayNow(working, 'renewal', seenVersion);
  if (autoRenew === working.record.autoRenew) throw invalid({ autoRenew: 'renewal_same' });
  await write(working, working.record, { autoRenew });
  return { autoRenew, autoRenewBefore: working.record.autoRenew, autoRenewAfter: autoRenew };
}

/** P8: a base takes its add-ons along in the same act. */
export async function applySuspension(working: Changing, seenVersion: number, reason: SuspensionReason) {
  mayNow(working, 'suspend', seenVersion);
  const { record, now } = working;
  const addOns = await addOnsOf(working, 'suspend');
  for (const one of [record, ...addOns])
    await write(working, one, { status: 'suspended', suspendedAt: now, suspensionReason: reason });
  return { reason, addOns };
}

/** What was suspended in one act with the base comes back with it. */
export async function applyReactivation(working: Changing, seenVersion: number) {
  mayNow(working, 'reactivate', seenVersion);
  const addOns = await addOnsOf(working, 'reactivate');
  for (const one of [working.record, ...addOns])
    await write(working, one, { status: 'active', suspendedAt: null, suspensionReason: null });
  return { addOns };
}

/** P7, which the database checks: another partner's subscriptions count, and nobody here may read them. */
export async function applyUpgrade(working: Changing, seenVersion: number, offerId: string) {
  mayNow(working, 'upgrade', seenVersion);
  const { tx, record, now } = working;
  const why = await upgradeRefusal(working, record.id, offerId);
  if (why) throw invalid({ offerId: why });
  const [row] = await tx.$queryRaw<{ version: number | null }[]>`
    SELECT upgrade_subscription(${record.id}::uuid, ${seenVersion}, ${offerId}, ${now}) AS version`;
  if (!row?.version) throw stale(record.version);
  return { before: record.offerId, after: offerId };
}

/** Why P7 forbids this target now; null when it does not. */
export async function upgradeRefusal(
  { tx }: Acting,
  id: string,
  offerId: string,
): Promise<UpgradeRefusal | 'choose' | null> {
  if (!offerId) return 'choose';
  const [row] = await tx.$queryRaw<
    { why: UpgradeRefusal | null }[]
  >`SELECT upgrade_refusal(${id}::uuid, ${offerId}) AS why`;
  return row?.why ?? null;
}

/** The add-ons that follow their base: the active ones into its suspension, those suspended at the same instant back out of it. */
export async function addOnsOf({ tx, record }: Changing, change: 'suspend' | 'reactivate'): Promise<AddOn[]> {
  return tx.subscription.findMany({
    where: {
      parentId: record.id,
      partnerId: record.partnerId,
      ...(change === 'suspend' ? { status: 'active' } : { status: 'suspended', suspendedAt: record.suspendedAt }),
    },
    select: { id: true, partnerId: true, customerId: true, friendlyName: true, version: true },
    orderBy: { id: 'asc' },
  });
}
