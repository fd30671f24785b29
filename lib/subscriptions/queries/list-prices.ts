import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';

/** P23: what the viewer's own partner pays for a seat and month of each offer, in cents of a yuan. */
export async function listPrices(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'price.view');
    const rows = await tx.offerPrice.findMany({
      where: { partnerId: actor.organizationId },
      select: { seatMonthCents: true, offer: { select: { id: true, name: true, isAddOn: true, maxQuantity: true } } },
      orderBy: { offer: { name: 'asc' } },
    });
    return {
      rows: rows.map(({ offer, seatMonthCents }) => ({ ...offer, seatMonthCents })),
      organization: actor.organizationName,
    };
  });
}
