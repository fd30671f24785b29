import { newestVisibleMarks } from '@/lib/audit/queries';
import { listColleaguesWith } from '@/lib/identity/queries';
import type { Role } from '@/lib/policy/actor';
import { authorize, may, refusalOf } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { transactingHolders } from '../internal/partners';

/** The acting customer's partners: what each sold it, by name, and which services it is delegated for; who may change that (P5). */
export async function getPartners(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'delegation.view');
    const customerId = actor.organizationId;
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const services = await tx.service.findMany({
      where: { OR: [{ retiredAt: null }, { delegations: { some: { customerId } } }] },
      select: { id: true, name: true },
      orderBy: { position: 'asc' },
    });
    const relations = await tx.relation.findMany({
      where: { customerId },
      select: {
        partnerId: true,
        partner: { select: { name: true } },
        delegations: { select: { serviceId: true, grantedAt: true } },
        subscriptions: {
          select: { friendlyName: true },
          where: { status: { not: 'deleted' } },
          orderBy: { friendlyName: 'asc' },
        },
      },
      orderBy: { partner: { nameKey: 'asc' } },
    });
    const partners = [];
    for (const { partnerId, partner, delegations, subscriptions } of relations) {
      const others = await transactingHolders(acting, partnerId);
      partners.push({
        id: partnerId,
        name: partner.name,
        sells: subscriptions.map((one) => one.friendlyName),
        services: services.map((service) => ({
          ...service,
          grantedAt: delegations.find((one) => one.serviceId === service.id)?.grantedAt ?? null,
          /** The other partner that sells and holds it: this one cannot be granted it beside. */
          heldBy: others.get(service.id) ?? null,
        })),
      });
    }
    const { rule, roles } = refusalOf(actor, 'delegation.change');
    const isOpen = may(actor, 'delegation.change');
    return {
      seen,
      customerName: actor.organizationName,
      partners,
      colleagues: isOpen ? [] : await listColleaguesWith({ ...viewer, acting }, roles as Role[]),
      refusal: isOpen ? null : { rule, roles: roles as readonly Role[] },
    };
  });
}

export type Partners = Awaited<ReturnType<typeof getPartners>>;
