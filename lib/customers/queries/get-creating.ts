import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { isUuid, newId } from '@/lib/shared/ids';
import { seatPrices } from '@/lib/subscriptions/tx';
import { DOMAIN_SUFFIX } from '../schema';

/** What the form of a new customer offers: what can be sold, and for whoever may know what it costs (P23). */
export async function getCreating(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'customer.create');
    const offers = await tx.offer.findMany({
      where: { isAddOn: false, retiredAt: null },
      select: { id: true, name: true, maxQuantity: true, terms: true },
      orderBy: { name: 'asc' },
    });
    const prices = await seatPrices(acting);
    return {
      key: newId(),
      suffix: DOMAIN_SUFFIX,
      locale: actor.locale,
      isInArrears: actor.isInArrears,
      offers: offers.map((offer) => ({
        ...offer,
        seatMonthCents: prices.get(offer.id) ?? null,
      })),
    };
  });
}
export type Creating = Awaited<ReturnType<typeof getCreating>>;

/** What can be sold to one of the partner's customers: offers, and add-ons to what the partner sold it. Null for no customer of the partner. */
export async function getOrdering(viewer: Viewer, customerId: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'subscription.order');
    const relation = isUuid(customerId)
      ? await tx.relation.findFirst({
          where: { customerId, partnerId: actor.organizationId },
          select: {
            customer: { select: { id: true, name: true } },
            subscriptions: {
              where: { status: 'active', offer: { isAddOn: false } },
              select: { id: true, friendlyName: true },
              orderBy: { friendlyName: 'asc' },
            },
          },
        })
      : null;
    if (!relation) return null;
    const offers = await tx.offer.findMany({
      where: { retiredAt: null },
      select: { id: true, name: true, isAddOn: true, maxQuantity: true, terms: true },
      orderBy: [{ isAddOn: 'asc' }, { name: 'asc' }],
    });
    const prices = await seatPrices(acting);
    return {
      key: newId(),
      customer: relation.customer,
      parents: relation.subscriptions,
      isInArrears: actor.isInArrears,
      offers: offers.map((offer) => ({
        ...offer,
        seatMonthCents: prices.get(offer.id) ?? null,
      })),
    };
  });
}
export type Ordering = NonNullable<Awaited<ReturnType<typeof getOrdering>>>;
