import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';

/** What the end of a relation means, before it is done: what stands in its way, and what goes with it. Throws not_found without a living relation. */
export async function getEnding(viewer: Viewer, otherId: string) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'relation.end');
    if (!isUuid(otherId)) throw notFound();
    const isCustomer = actor.side === 'customer';
    const [customerId, partnerId] = isCustomer ? [actor.organizationId, otherId] : [otherId, actor.organizationId];
    const relation = await tx.relation.findFirst({
      where: { customerId, partnerId },
      select: {
        since: true,
        partner: { select: { id: true, name: true } },
        customer: { select: { id: true, name: true } },
        delegations: { select: { service: { select: { name: true } } }, orderBy: { service: { position: 'asc' } } },
        subscriptions: {
          where: { status: { not: 'deleted' } },
          select: { id: true, friendlyName: true, status: true },
          orderBy: { friendlyName: 'asc' },
        },
      },
    });
    if (!relation) throw notFound();
    const openCases = await tx.customerCase.count({ where: { customerId, partnerId, state: { not: 'closed' } } });
    return {
      side: actor.side,
      other: isCustomer ? relation.partner : relation.customer,
      partnerName: relation.partner.name,
      since: relation.since,
      services: relation.delegations.map((one) => one.service.name),
      subscriptions: relation.subscriptions,
      openCases,
    };
  });
}

export type Ending = Awaited<ReturnType<typeof getEnding>>;
