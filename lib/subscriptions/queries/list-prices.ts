import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';

export type PriceRow = {
  id: string;
  name: string;
  isAddOn: boolean;
  maxQuantity: number;
  isRetired: boolean;
  seatMonthCents: number;
  /** What it will cost in terms that begin at that instant or later; null when nothing is announced. */
  coming: { cents: number; from: Date } | null;
};

/** P10, P23: what the viewer's own partner pays for a seat and month of each offer, in cents of a yuan, and what it will pay. */
export async function listPrices(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'price.view');
    const found = await tx.$queryRaw<
      (Omit<PriceRow, 'seatMonthCents' | 'coming'> & {
        seatMonthCents: number | null;
        nextCents: number | null;
        nextFrom: Date | null;
      })[]
    >`
      SELECT o.id, o.name, o.is_add_on AS "isAddOn", o.max_quantity AS "maxQuantity", o.retired_at IS NOT NULL AS "isRetired",
        seat_price(${actor.organizationId}::uuid, o.id, ${now}) AS "seatMonthCents", n.valid_from AS "nextFrom",
        seat_price(${actor.organizationId}::uuid, o.id, n.valid_from) AS "nextCents"
      FROM offer o LEFT JOIN LATERAL (SELECT min(p.valid_from) AS valid_from FROM offer_price p
        WHERE p.offer_id = o.id AND p.valid_from > ${now} AND (p.partner_id IS NULL OR p.partner_id = ${actor.organizationId}::uuid)
          AND seat_price(${actor.organizationId}::uuid, o.id, p.valid_from) IS DISTINCT FROM seat_price(${actor.organizationId}::uuid, o.id, ${now})) n ON true
      ORDER BY o.name`;
    const rows: PriceRow[] = found.flatMap(({ seatMonthCents, nextCents, nextFrom, ...offer }) => {
      if (seatMonthCents === null) return [];
      const isComing = nextFrom !== null && nextCents !== null;
      return [{ ...offer, seatMonthCents, coming: isComing ? { cents: nextCents, from: nextFrom } : null }];
    });
    return { rows, organization: actor.organizationName };
  });
}
