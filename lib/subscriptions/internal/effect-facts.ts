import type { Acting } from '@/lib/policy/enter';
import type { Change } from '../rules/changes';
import type { EffectFacts } from '../rules/effects';
import { type SubscriptionRecord, seatPrices } from '../tx';
import { addOnsOf, type Changing, upgradeRefusal } from './apply';

/** What the effects of a change are told from. */
export async function effectFacts(working: Changing, change: Change): Promise<EffectFacts> {
  const { record } = working;
  const addOns = change === 'suspend' || change === 'reactivate' ? await addOnsOf(working, change) : [];
  return {
    quantity: record.quantity,
    assigned: record.assigned,
    termEndsAt: record.termEndsAt,
    suspendedAt: change === 'suspend' ? null : record.suspendedAt,
    addOnNames: addOns.map((one) => one.friendlyName),
    seatMonthCents: record.seatMonthCents,
  };
}

export type UpgradeTarget = {
  id: string;
  offerName: string;
  addedServices: string[];
  offerSeatMonthCents: number | null;
  /** Why P7 forbids it now; null when it does not. */
  refusal: string | null;
};

/** The offers that P7's paths lead to from here, each with what it adds and whether it is open now. */
export async function upgradeTargets(acting: Acting, record: SubscriptionRecord): Promise<UpgradeTarget[]> {
  const { tx } = acting;
  const rows = await tx.$queryRaw<{ id: string; offerName: string; addedServices: string[] }[]>`
    SELECT o.id, o.name AS "offerName", coalesce((SELECT jsonb_agg(s.name ORDER BY s.position) FROM offer_service os JOIN service s ON s.id = os.service_id
      WHERE os.offer_id = o.id AND os.service_id NOT IN (SELECT c.service_id FROM offer_service c WHERE c.offer_id = ${record.offerId})), '[]') AS "addedServices"
    FROM offer_upgrade u JOIN offer o ON o.id = u.to_offer_id WHERE u.from_offer_id = ${record.offerId} AND o.retired_at IS NULL ORDER BY o.name`;
  const prices = await seatPrices(acting, record.termStartsAt);
  const targets: UpgradeTarget[] = [];
  for (const row of rows)
    targets.push({
      ...row,
      offerSeatMonthCents: prices.get(row.id) ?? null,
      refusal: await upgradeRefusal(acting, record.id, row.id),
    });
  return targets;
}
